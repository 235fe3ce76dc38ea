package fr.candidatflow.workflow.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before Camunda's applications: the session of who was locked or removed is ended, and who has a password handed over by an
 * administrator replaces it first. Groups are read again at each request by Camunda itself (its cache is switched off).
 */
class CamundaDoor extends OncePerRequestFilter {

    /** What a browser opens as a page; scripts, styles and the interface behind them are no pages. */
    static final Pattern PAGES =
            Pattern.compile("/camunda/?|/camunda/app/(?:tasklist|cockpit|admin|welcome)(?:/default)?/?");

    private final StaffDoor door;

    CamundaDoor(StaffDoor door) {
        this.door = door;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = StaffSession.user(request);
        if (user != null && !door.isOpenTo(user, request.getSession())) {
            request.getSession().invalidate();
        } else if (user != null && PAGES.matcher(StaffSession.path(request)).matches() && door.hasStartPassword(user)) {
            response.sendRedirect(request.getContextPath() + StaffSession.PASSWORD);
            return;
        }
        chain.doFilter(request, response);
        door.remember(request);
    }
}
