package fr.candidatflow.account;

import fr.candidatflow.portal.ContentPolicy;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.RequestCacheAwareFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.web.servlet.LocaleResolver;

/** The candidates' side: everything that no chain of the staff has claimed. Closed unless it is listed as open to all. */
@Configuration(proxyBeanMethods = false)
class CandidateSecurity {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Two requests of one session, as of a double click, may each be the first to keep something in it: the later one counts. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer whatIsKeptInSessions() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Where to go after sign-in: a page of ours that was asked for and refused, never an address out of the request. */
    @Bean
    RequestCache requestCache() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod()) && Pages.isPage(request));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain candidates(
            HttpSecurity http,
            CandidateAuthentication authentication,
            RequestCache requestCache,
            AccountSettings settings,
            LocaleResolver languages,
            SignedOutRequest signedOutRequest)
            throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.authenticationManager(new ProviderManager(authentication))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(paths.matcher(Pages.PASSWORD))
                                .authenticated()
                                .requestMatchers(
                                        paths.matcher(Pages.SETTINGS + "/**"),
                                        paths.matcher(Pages.DATA + "/**"),
                                        paths.matcher(Pages.DELETION + "/**"))
                                .hasRole(CandidatePrincipal.ROLE)
                                .requestMatchers(
                                        paths.matcher("/"),
                                        paths.matcher(Pages.SIGN_IN),
                                        paths.matcher("/account/**"),
                                        paths.matcher(KeptForms.PAGE + "/**"),
                                        paths.matcher("/accessibility"),
                                        paths.matcher("/trainings"),
                                        paths.matcher("/trainings/*"),
                                        paths.matcher("/assets/**"),
                                        paths.matcher("/webjars/**"),
                                        paths.matcher("/error"),
                                        paths.matcher("/actuator/health/**"))
                                .permitAll()
                                .anyRequest()
                                .hasRole(CandidatePrincipal.ROLE))
                .formLogin(form -> form.loginPage(Pages.SIGN_IN)
                        .usernameParameter("userId")
                        .passwordParameter("password")
                        .successHandler(new SignInSuccess(requestCache, settings, languages))
                        .failureHandler(new SignInFailure()))
                .logout(logout -> logout.logoutRequestMatcher(paths.matcher(HttpMethod.POST, Pages.SIGN_OUT))
                        .logoutSuccessUrl(Pages.SIGNED_OUT))
                .csrf(csrf -> csrf.csrfTokenRequestHandler(new OwnedCsrfTokens()))
                .requestCache(cache -> cache.requestCache(requestCache))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(signedOutRequest).accessDeniedHandler(signedOutRequest))
                // Before the filter that forgets the page that was asked for as soon as it is asked for again.
                .addFilterBefore(new OneTimeSecretFilter(), RequestCacheAwareFilter.class)
                .headers(
                        headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.PAGES))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }
}
