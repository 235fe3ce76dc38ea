package fr.candidatflow.workflow.oidc;

import fr.candidatflow.portal.PublicAddress;
import fr.candidatflow.staff.StaffAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The staff's sign-in at an OpenID Connect provider: authorisation code with state, nonce and PKCE. What it ends in is Camunda's
 * own session, as the password's sign-in does, so that Tasklist, Cockpit and the staff's pages are open at once. No token is kept
 * but the ID token, which the provider asks for when one signs out.
 */
@Component
@ConditionalOnProperty("candidatflow.staff.oidc.issuer")
public class OidcSignIn {

    /** Leads to the provider; {@code to} is the page to come back to. */
    public static final String START = "/staff/sign-in/provider";

    /** Who is sent by the provider and has no group here. */
    public static final String NO_ACCESS = "/staff/no-access";

    public static final String SIGNED_OUT = "/staff/signed-out";

    static final String RETURN = "/staff/oidc";
    static final String FAILED = "/staff/sign-in?failed";

    private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String REGISTRATION = "provider";
    private static final String TO = OidcSignIn.class.getName() + ".to";
    private static final String ID_TOKEN = OidcSignIn.class.getName() + ".idToken";
    private static final String END_SESSION = "end_session_endpoint";

    private final OidcProperties provider;
    private final ProviderUsers users;
    private final PublicAddress address;
    private final ClientRegistrationRepository registrations;

    OidcSignIn(OidcProperties provider, ProviderUsers users, PublicAddress address) {
        this.provider = provider;
        this.users = users;
        this.address = address;
        // Asked for at the first sign-in: the service starts while the provider is down.
        this.registrations = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration()));
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(provider.issuer())
                .registrationId(REGISTRATION)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .scope(provider.scopes())
                .userNameAttributeName(provider.userClaim())
                .redirectUri(address.of(RETURN))
                .build();
    }

    /** What the staff call the provider. */
    public String name() {
        return provider.name();
    }

    public void configure(HttpSecurity http) throws Exception {
        http.oauth2Login(login -> login.clientRegistrationRepository(registrations)
                .authorizedClientRepository(new KeepsNoToken())
                .authorizationEndpoint(start -> start.authorizationRequestResolver(new RemembersWhereTo()))
                .redirectionEndpoint(back -> back.baseUri(RETURN))
                .successHandler(this::signedIn)
                .failureHandler(this::failed));
    }

    private void signedIn(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        var known = (OidcUser) person.getPrincipal();
        Object to = request.getSession().getAttribute(TO);
        var user = users.receive(known);
        if (user.isPresent()) {
            AuthenticationUtil.revalidateSession(
                    request, AuthenticationUtil.createAuthentication(ProcessEngines.NAME_DEFAULT, user.get()));
        } else {
            log.info("Somebody whom the provider sends has no group here, or no usable user ID");
            request.getSession().invalidate();
        }
        response.addHeader(HttpHeaders.SET_COOKIE, forTasklist(request));
        request.getSession().setAttribute(ID_TOKEN, known.getIdToken().getTokenValue());
        response.sendRedirect(request.getContextPath() + (user.isPresent() ? StaffAddress.ours(to) : NO_ACCESS));
    }

    /** Tells Tasklist's script where one signs out; it holds nothing about anybody. */
    private static String forTasklist(HttpServletRequest request) {
        return ResponseCookie.from("staff-sign-in", REGISTRATION)
                .path(request.getContextPath() + "/camunda")
                .secure(request.isSecure())
                .sameSite("Lax")
                .build()
                .toString();
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        log.warn("The provider's answer is refused: {}", why.getMessage());
        response.sendRedirect(request.getContextPath() + FAILED);
    }

    /** Where to end the provider's session too; empty when this session did not come from it or the provider has no such place. */
    public Optional<String> signOutAddress(HttpSession session) {
        Object token = session == null ? null : session.getAttribute(ID_TOKEN);
        if (token == null) {
            return Optional.empty();
        }
        Object end = endOfSession();
        return Optional.ofNullable(end)
                .map(place -> UriComponentsBuilder.fromUriString(place.toString())
                        .queryParam("id_token_hint", "{token}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(token, address.of(SIGNED_OUT))
                        .toUriString());
    }

    /** Null when the provider has none or cannot be asked: the session here ends all the same. */
    private Object endOfSession() {
        try {
            return registrations
                    .findByRegistrationId(REGISTRATION)
                    .getProviderDetails()
                    .getConfigurationMetadata()
                    .get(END_SESSION);
        } catch (IllegalArgumentException | IllegalStateException unreachable) {
            log.warn("The provider cannot be asked where to sign out: {}", unreachable.getMessage());
            return null;
        }
    }

    /** The page that was asked for waits in the session while its reader is at the provider. */
    private class RemembersWhereTo implements OAuth2AuthorizationRequestResolver {

        private final DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(
                        registrations, START.substring(0, START.lastIndexOf('/')));

        RemembersWhereTo() {
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        }

        @Override
        public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            var resolved = resolver.resolve(request);
            if (resolved != null) {
                String to = request.getParameter("to");
                request.getSession().setAttribute(TO, StringUtils.hasText(to) ? to : null);
            }
            return resolved;
        }

        @Override
        public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
            return resolver.resolve(request, registration);
        }
    }
}
