package fr.candidatflow.account;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The signed-in candidate; its name is the user ID. Kept in the session, hence serializable and small. After a sign-in with a
 * one-time secret it has no authority until the candidate has chosen a password.
 */
public final class CandidatePrincipal implements UserDetails {

    static final String ROLE = "CANDIDATE";

    @Serial
    private static final long serialVersionUID = 1L;

    private final UUID accountId;
    private final String userId;
    private final boolean oneTimeSecret;

    CandidatePrincipal(AccountId accountId, String userId, boolean oneTimeSecret) {
        this.accountId = accountId.value();
        this.userId = userId;
        this.oneTimeSecret = oneTimeSecret;
    }

    /** Who sends the request of this thread; null when it is no candidate. */
    static CandidatePrincipal signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CandidatePrincipal candidate
                ? candidate
                : null;
    }

    public AccountId accountId() {
        return new AccountId(accountId);
    }

    /** True while the one-time secret of the mail waits to be replaced. */
    boolean mustChoosePassword() {
        return oneTimeSecret;
    }

    CandidatePrincipal withPasswordChosen() {
        return new CandidatePrincipal(accountId(), userId, false);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return oneTimeSecret ? List.of() : List.of(new SimpleGrantedAuthority("ROLE_" + ROLE));
    }

    /** Not kept. */
    @Override
    public String getPassword() {
        return null;
    }

    @Override
    public String getUsername() {
        return userId;
    }
}
