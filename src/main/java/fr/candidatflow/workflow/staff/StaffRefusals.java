package fr.candidatflow.workflow.staff;

import fr.candidatflow.staff.StaffAddress;
import fr.candidatflow.staff.TypedForm;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Who is signed in nowhere and asks for a page is led to the sign-in and back. A form that comes after its session has ended is
 * given back with all that was typed. What somebody may not see is not found.
 */
class StaffRefusals extends LoginUrlAuthenticationEntryPoint implements AccessDeniedHandler {

    private final StaffDoor door;

    /** @param signIn the path where somebody signs in */
    StaffRefusals(StaffDoor door, String signIn) {
        super(signIn);
        this.door = door;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        if (!HttpMethod.GET.matches(request.getMethod()) && TypedForm.keep(request, null)) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        } else {
            super.commence(request, response, refused);
        }
    }

    /** With the page that was asked for, to come back to; what was not asked for as a page leads home. */
    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
        String asked =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        return UriComponentsBuilder.fromPath(getLoginFormUrl())
                .queryParam("to", "{to}")
                .encode()
                .buildAndExpand(HttpMethod.GET.matches(request.getMethod()) ? asked : StaffAddress.HOME)
                .toUriString();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            String user = StaffSession.signedIn(request, door);
            if (user == null && isAboutSigningIn(request)) {
                response.sendRedirect(request.getContextPath() + StaffSignInController.PAGE);
                return;
            }
            TypedForm.keep(request, user);
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private static boolean isAboutSigningIn(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals(StaffSignInController.PAGE) || path.equals(StaffSignInController.SIGN_OUT);
    }
}
