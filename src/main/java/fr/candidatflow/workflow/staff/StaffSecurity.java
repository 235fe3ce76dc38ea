package fr.candidatflow.workflow.staff;

import fr.candidatflow.portal.ContentPolicy;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.workflow.oidc.OidcSignIn;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** The staff's side: Camunda's web applications bring their own sign-in, session and CSRF protection. */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    private static final String COMMENTS_OF_A_TASK = "/camunda/api/engine/engine/{engine}/task/{task}/comment/**";

    /** Tasklist writes none, and nobody is asked whether they may read it. */
    private static final String COMMENTS_OF_A_PROCESS =
            "/camunda/api/engine/engine/{engine}/process-instance/{instance}/comment/**";

    /** Tasklist offers none; what analysts or managers put there would be outside of every rule about documents. */
    private static final String ATTACHMENTS = "/camunda/api/engine/engine/{engine}/task/{task}/attachment/**";

    /**
     * A path pattern matcher, since a string would be stripped of the servlet path and miss Camunda's Jersey servlets. The setup
     * pages are closed for good: as long as there is no administrator they would make anybody one. The first administrator comes
     * from {@code camunda.bpm.admin-user}.
     */
    @Bean
    @Order(1)
    SecurityFilterChain camundaWebapps(
            HttpSecurity http, StaffDoor door, CommentReaders commentReaders, Optional<OidcSignIn> oidc)
            throws Exception {
        http.addFilterBefore(new CamundaDoor(door), AuthorizationFilter.class);
        if (oidc.isPresent()) {
            http.addFilterBefore(new CamundaToProvider(door), AuthorizationFilter.class);
        }
        return http.securityMatcher(PATHS.matcher("/camunda/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                PATHS.matcher("/camunda/api/admin/setup/**"),
                                PATHS.matcher("/camunda/app/{application}/{engine}/setup/**"))
                        .denyAll()
                        .requestMatchers(PATHS.matcher(COMMENTS_OF_A_TASK))
                        .access(commentReaders::decide)
                        .requestMatchers(PATHS.matcher(COMMENTS_OF_A_PROCESS), PATHS.matcher(ATTACHMENTS))
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * What the forms in Tasklist call. Whoever is signed in to Camunda's web applications is signed in here, by
     * {@link StaffSession}; a candidate's own sign-in counts for nothing. Session management is off, not stateless: Spring Security takes every
     * request for a new sign-in then and renames the session, under the feet of Tasklist's other requests. Deposited files are
     * shown in a frame of Tasklist.
     */
    @Bean
    @Order(2)
    SecurityFilterChain staffApi(HttpSecurity http, IdentityService identity, StaffDoor door) throws Exception {
        return http.securityMatcher(PATHS.matcher("/staff-api/**"))
                .addFilterBefore(new StaffSession(identity, door, true), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint((request, response, refused) -> StaffSession.refuse(
                                response,
                                HttpStatus.UNAUTHORIZED,
                                "You are signed out. Sign in again in another tab, then come back to this task.")))
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .contentSecurityPolicy(policy -> policy.policyDirectives("frame-ancestors 'self'")))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The staff's own pages, in Tasklist's session; who is signed in nowhere is sent to the sign-in. */
    @Bean
    @Order(3)
    SecurityFilterChain staffPages(
            HttpSecurity http, IdentityService identity, StaffDoor door, Optional<OidcSignIn> oidc) throws Exception {
        var refusals = new StaffRefusals(door, oidc.isPresent() ? OidcSignIn.START : StaffSignInController.PAGE);
        if (oidc.isPresent()) {
            oidc.get().configure(http);
        }
        var tokens = new HttpSessionCsrfTokenRepository();
        tokens.setSessionAttributeName(StaffSecurity.class.getName() + ".CSRF");
        return http.securityMatcher(new OrRequestMatcher(
                        PATHS.matcher("/staff"),
                        PATHS.matcher("/staff/**"),
                        PATHS.matcher("/admin"),
                        PATHS.matcher("/admin/**")))
                .addFilterBefore(new StaffSession(identity, door, false), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(PATHS.matcher("/admin"), PATHS.matcher("/admin/**"))
                                .hasAuthority(GroupNames.ADMINISTRATORS)
                                .requestMatchers(
                                        PATHS.matcher(StaffSignInController.PAGE + "/**"),
                                        PATHS.matcher(OidcSignIn.SIGNED_OUT),
                                        PATHS.matcher(OidcSignIn.NO_ACCESS))
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ContentPolicy.PAGES))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN)))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }
}
