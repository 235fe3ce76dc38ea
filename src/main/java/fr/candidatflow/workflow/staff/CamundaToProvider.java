package fr.candidatflow.workflow.staff;

import fr.candidatflow.workflow.oidc.OidcSignIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads who opens Tasklist, Cockpit or Admin signed out to the provider: Camunda's own sign-in page would ask for a password. */
class CamundaToProvider extends OncePerRequestFilter {

    private final StaffDoor door;

    CamundaToProvider(StaffDoor door) {
        this.door = door;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = StaffSession.path(request);
        if (CamundaDoor.PAGES.matcher(path).matches() && StaffSession.signedIn(request, door) == null) {
            response.sendRedirect(UriComponentsBuilder.fromPath(request.getContextPath() + OidcSignIn.START)
                    .queryParam("to", path)
                    .toUriString());
            return;
        }
        chain.doFilter(request, response);
    }
}
