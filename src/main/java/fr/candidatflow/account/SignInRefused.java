package fr.candidatflow.account;

import java.util.Locale;
import org.springframework.security.core.AuthenticationException;

/** Why a sign-in failed, as far as the person may know. */
class SignInRefused extends AuthenticationException {

    enum Reason {
        USER_ID_MISSING,
        PASSWORD_MISSING,
        /** An e-mail address was typed, which is a frequent mistake. */
        EMAIL_TYPED,
        WRONG,
        TOO_MANY_FAILURES,
        SECRET_EXPIRED,
        /** The sign-in page was open for longer than its session. */
        PAGE_EXPIRED,
        NOT_ACTIVATED,
        /** The account is being deleted. */
        CLOSED;

        String messageKey() {
            return "account.sign-in.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;

    SignInRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
