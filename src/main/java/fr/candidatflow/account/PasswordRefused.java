package fr.candidatflow.account;

import fr.candidatflow.portal.BrokenRule;
import java.nio.charset.StandardCharsets;

/** A password is not long enough, or others know it. No mixture of characters is asked for (NIST SP 800-63B, 3.1.1). */
class PasswordRefused extends BrokenRule {

    private static final int SHORTEST = 10;

    /** In bytes; bcrypt reads no further. */
    private static final int LONGEST = 72;

    private static final int FEWEST_CHARACTERS = 3;

    PasswordRefused(String messageKey, String english) {
        super(messageKey, english);
    }

    /** Throws the refusal, if there is one that depends on the password and its owner alone. */
    static void check(String password, AccountSummary account) {
        if (password.isEmpty()) {
            throw new PasswordRefused("account.password.missing", "No password was given");
        }
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new PasswordRefused(
                    "account.password.short", "The password has less than " + SHORTEST + " characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new PasswordRefused("account.password.long", "The password has more than " + LONGEST + " bytes");
        }
        if (password.equalsIgnoreCase(account.userId()) || password.equalsIgnoreCase(account.email())) {
            throw new PasswordRefused("account.password.known", "The password is the user ID or the e-mail address");
        }
        if (password.codePoints().distinct().count() < FEWEST_CHARACTERS) {
            throw new PasswordRefused("account.password.simple", "The password repeats one or two characters");
        }
    }
}
