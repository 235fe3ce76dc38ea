package fr.candidatflow.account;

import fr.candidatflow.account.SignInRefused.Reason;
import java.time.Clock;
import java.util.Locale;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Knows a candidate by the user ID, in upper or lower case, with the password or the one-time secret. What the candidate learns
 * about the account (not activated, secret expired) is said only to who has shown the right secret.
 */
@Component
class CandidateAuthentication implements AuthenticationProvider {

    private final AccountRepository accounts;
    private final Secrets secrets;
    private final SignInThrottle throttle;
    private final Clock clock;

    CandidateAuthentication(AccountRepository accounts, Secrets secrets, SignInThrottle throttle, Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.throttle = throttle;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String userId = request.getName().replaceAll("\\p{Cntrl}", "").strip().toUpperCase(Locale.ROOT);
        String typed = (String) request.getCredentials();
        if (userId.isEmpty()) {
            throw new SignInRefused(Reason.USER_ID_MISSING);
        }
        if (typed.isEmpty()) {
            throw new SignInRefused(Reason.PASSWORD_MISSING);
        }
        String address = ((WebAuthenticationDetails) request.getDetails()).getRemoteAddress();
        if (throttle.refuses(userId, address)) {
            throw new SignInRefused(Reason.TOO_MANY_FAILURES);
        }
        var principal = recognise(userId, typed, address);
        throttle.succeeded(userId, address);
        var result = UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
        result.setDetails(request.getDetails());
        return result;
    }

    private CandidatePrincipal recognise(String userId, String typed, String address) {
        var account = accounts.findByUserId(userId);
        boolean password =
                secrets.isPassword(typed, account.map(Account::passwordHash).orElse(null));
        boolean secret = secrets.isOneTimeSecret(
                typed, account.map(Account::oneTimeSecretHash).orElse(null));
        if (account.isEmpty() || !password && !secret) {
            throttle.failed(userId, address);
            throw new SignInRefused(userId.contains("@") ? Reason.EMAIL_TYPED : Reason.WRONG);
        }
        if (account.get().pending()) {
            throw new SignInRefused(Reason.NOT_ACTIVATED);
        }
        if (account.get().closed()) {
            throw new SignInRefused(Reason.CLOSED);
        }
        if (!password && account.get().oneTimeSecretExpired(clock.instant())) {
            throw new SignInRefused(Reason.SECRET_EXPIRED);
        }
        return new CandidatePrincipal(account.get().id(), account.get().userId(), !password);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
