package fr.candidatflow.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session opened with a one-time secret sees one page (and what every page leads to), until a password has taken the secret's place (decision 1). */
class OneTimeSecretFilter extends OncePerRequestFilter {

    private final RequestMatcher allowed;

    OneTimeSecretFilter() {
        var paths = PathPatternRequestMatcher.withDefaults();
        allowed = new OrRequestMatcher(List.of(
                paths.matcher(Pages.PASSWORD),
                paths.matcher("/accessibility"),
                paths.matcher("/assets/**"),
                paths.matcher("/webjars/**"),
                paths.matcher("/error")));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof CandidatePrincipal candidate
                && candidate.mustChoosePassword()
                && !allowed.matches(request)) {
            response.sendRedirect(request.getContextPath() + Pages.PASSWORD);
        } else {
            chain.doFilter(request, response);
        }
    }
}
