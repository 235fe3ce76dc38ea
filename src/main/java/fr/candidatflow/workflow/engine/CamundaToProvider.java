package fr.candidatflow.workflow.engine;

import fr.candidatflow.workflow.oidc.OidcSignIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads who opens Tasklist, Cockpit or Admin signed out to the provider: Camunda's own sign-in page would ask for a password. */
class CamundaToProvider extends OncePerRequestFilter {

    /** The pages that start an application; scripts, styles and the interface behind them are no pages. */
    private static final Pattern PAGES =
            Pattern.compile("/camunda/?|/camunda/app/(?:tasklist|cockpit|admin|welcome)(?:/default)?/?");

    private final IdentityService identity;

    CamundaToProvider(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (PAGES.matcher(path).matches() && StaffSession.signedIn(request, identity) == null) {
            response.sendRedirect(UriComponentsBuilder.fromPath(request.getContextPath() + OidcSignIn.START)
                    .queryParam("to", path)
                    .toUriString());
            return;
        }
        chain.doFilter(request, response);
    }
}
