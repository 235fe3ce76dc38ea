package fr.candidatflow.workflow.staff;

import fr.candidatflow.staff.PasswordTooWeak;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicySpecialCharacterRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.springframework.stereotype.Component;

/** The engine's password policy: passwords that it accepts, and in words what it misses in others. */
@Component
class StaffPasswords {

    /** Without look-alikes: it is read aloud and typed. */
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int PARTS = 4;
    private static final int PART = 4;

    private static final Map<String, String> WORDS = Map.of(
            PasswordPolicyLowerCaseRuleImpl.PLACEHOLDER, "a small letter",
            PasswordPolicyUpperCaseRuleImpl.PLACEHOLDER, "a capital letter",
            PasswordPolicyDigitRuleImpl.PLACEHOLDER, "a digit",
            PasswordPolicySpecialCharacterRuleImpl.PLACEHOLDER, "a sign that is neither letter nor digit",
            PasswordPolicyUserDataRuleImpl.PLACEHOLDER, "no user ID, name or e-mail address in it");

    private final IdentityService identity;
    private final SecureRandom random = new SecureRandom();

    StaffPasswords(IdentityService identity) {
        this.identity = identity;
    }

    /** Four times four characters, 92 bits. */
    String next(User user) {
        return Stream.generate(this::some)
                .filter(password ->
                        identity.checkPasswordAgainstPolicy(password, user).isValid())
                .findFirst()
                .orElseThrow();
    }

    private String some() {
        return Stream.generate(this::part).limit(PARTS).collect(Collectors.joining("-"));
    }

    private String part() {
        return random.ints(PART, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    void refuseWeak(String password, User user) {
        List<PasswordPolicyRule> broken =
                identity.checkPasswordAgainstPolicy(password, user).getViolatedRules();
        if (!broken.isEmpty()) {
            throw new PasswordTooWeak(
                    broken.stream().map(StaffPasswords::inWords).collect(Collectors.joining(", ")));
        }
    }

    private static String inWords(PasswordPolicyRule rule) {
        return rule.getPlaceholder().equals(PasswordPolicyLengthRuleImpl.PLACEHOLDER)
                ? "at least %s characters".formatted(rule.getParameters().get("minLength"))
                : WORDS.get(rule.getPlaceholder());
    }
}
