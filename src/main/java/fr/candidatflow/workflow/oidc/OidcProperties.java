package fr.candidatflow.workflow.oidc;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The staff's sign-in by an OpenID Connect provider. Without an issuer the staff have passwords in the engine.
 *
 * @param issuer Address of the provider, such as {@code https://sso.univ.example/realms/staff}; its discovery document is read at the first sign-in.
 * @param name What the staff call the provider, in the sentences that lead to it.
 * @param clientId The client that the provider knows this service by; it must allow {@code <base-url>/staff/oidc} as redirect address and {@code <base-url>/staff/signed-out} after signing out.
 * @param clientSecret The client's secret, from the environment.
 * @param scopes What is asked for; the provider must put the groups into the ID token or the user's data for one of them.
 * @param userClaim The claim that is the user ID: letters, digits, dot, underscore, hyphen and at sign, at most 64.
 * @param groupsClaim The claim that lists the groups; names of no group of this service are passed over.
 */
@ConfigurationProperties("candidatflow.staff.oidc")
public record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("your university") String name,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("preferred_username") String userClaim,
        @DefaultValue("groups") String groupsClaim) {

    /** @throws IllegalArgumentException when there is an issuer and something is missing that it needs */
    public OidcProperties {
        if (!issuer.isBlank() && (clientId.isBlank() || clientSecret.isBlank())) {
            throw new IllegalArgumentException(
                    "candidatflow.staff.oidc.issuer needs candidatflow.staff.oidc.client-id and client-secret beside it.");
        }
    }

    /** Whether the staff's groups come from the provider. */
    public boolean configured() {
        return !issuer.isBlank();
    }
}
