package fr.candidatflow.workflow.staff;

import fr.candidatflow.workflow.oidc.OidcSignIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in whoever Camunda's web applications signed in, with one authority for each group, named as the group is. The user and
 * the groups are read again at each request: whoever was removed or locked is out at once, and whoever has a password handed over
 * by an administrator gets no further page before it is replaced. A request that changes something must carry
 * Camunda's CSRF token; unlike Camunda, a wrong one is refused and leaves the session alone.
 */
class StaffSession extends OncePerRequestFilter {

    /** Where one replaces one's own password. */
    static final String PASSWORD = "/staff/password";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final IdentityService identity;
    private final StaffDoor door;
    private final boolean camundasToken;

    /** @param camundasToken whether a change needs Camunda's CSRF token; pages with forms of their own have Spring Security's */
    StaffSession(IdentityService identity, StaffDoor door, boolean camundasToken) {
        this.identity = identity;
        this.door = door;
        this.camundasToken = camundasToken;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String staff = signedIn(request, door);
        if (staff != null) {
            if (camundasToken && !READING.contains(request.getMethod()) && !carriesTheToken(request)) {
                refuse(response, HttpStatus.FORBIDDEN, "This page is out of date. Reload it, then try again.");
                return;
            }
            if (!camundasToken && request.getMethod().equals("GET") && mustReplaceThePassword(staff, request)) {
                response.sendRedirect(request.getContextPath() + PASSWORD);
                return;
            }
            var groups = identity.createGroupQuery().groupMember(staff).list().stream()
                    .map(group -> new SimpleGrantedAuthority(group.getId()))
                    .toList();
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PreAuthenticatedAuthenticationToken(staff, "", groups));
            SecurityContextHolder.setContext(context);
        } else if (!(SecurityContextHolder.getContext().getAuthentication()
                instanceof PreAuthenticatedAuthenticationToken)) {
            // A candidate's own sign-in, whatever brought it here, counts for nothing.
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
        if (staff == null) {
            door.remember(request);
        } else if (replacesThePassword(request) && response.getStatus() == HttpStatus.FOUND.value()) {
            door.goOnWithNewPassword(request);
        }
    }

    /** Leads on when it is done; what is refused comes back. */
    private static boolean replacesThePassword(HttpServletRequest request) {
        return request.getMethod().equals("POST") && path(request).equals(PASSWORD);
    }

    private boolean mustReplaceThePassword(String staff, HttpServletRequest request) {
        String path = path(request);
        return !path.equals(PASSWORD)
                && !path.startsWith(StaffSignInController.PAGE)
                && !path.equals(OidcSignIn.SIGNED_OUT)
                && door.hasStartPassword(staff);
    }

    /** The user ID, or null. */
    static String signedIn(HttpServletRequest request, StaffDoor door) {
        String user = user(request);
        return user != null && door.isOpenTo(user, request.getSession()) ? user : null;
    }

    /** Whose session it is, whatever has become of them; or null. */
    static String user(HttpServletRequest request) {
        var session = request.getSession(false);
        var authentications = session == null ? null : AuthenticationUtil.getAuthsFromSession(session);
        var authentication = authentications == null
                ? null
                : authentications.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT);
        return authentication == null ? null : authentication.getIdentityId();
    }

    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static boolean carriesTheToken(HttpServletRequest request) {
        Object expected = request.getSession(false).getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        String sent = request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
        return expected != null
                && sent != null
                && MessageDigest.isEqual(
                        expected.toString().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 9457; the sentence holds no character that JSON escapes. */
    static void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status.getReasonPhrase(), status.value(), sentence));
    }
}
