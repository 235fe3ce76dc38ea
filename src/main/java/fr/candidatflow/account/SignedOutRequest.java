package fr.candidatflow.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Somebody who is not signed in, or no longer. Asking for a page leads to the sign-in and back. A form that was typed while the
 * session ended is kept for after the sign-in (see {@link KeptForms}), also when the person has signed in again meanwhile, in
 * another window. What cannot be kept is refused with a page that says that nothing was recorded: templates/error/401.html for a
 * signed-out browser, templates/error/403.html for a signed-in one.
 */
@Component
class SignedOutRequest implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final LoginUrlAuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(Pages.SIGN_IN);
    private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
            throws IOException, ServletException {
        if (HttpMethod.GET.matches(request.getMethod()) && Pages.isPage(request)) {
            signIn.commence(request, response, notSignedIn);
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean signedOut = authentication == null || authentication instanceof AnonymousAuthenticationToken;
        if (denied instanceof CsrfException && takesFormOfEndedSession(request, response, signedOut)) {
            return;
        }
        if (signedOut) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            refusal.handle(request, response, denied);
        }
    }

    private static boolean takesFormOfEndedSession(
            HttpServletRequest request, HttpServletResponse response, boolean signedOut) throws IOException {
        String context = request.getContextPath();
        String path = request.getRequestURI().substring(context.length());
        if (path.equals(Pages.SIGN_IN)) {
            SignInFailure.show(SignInRefused.Reason.PAGE_EXPIRED, request, response);
            return true;
        }
        if (path.equals(Pages.SIGN_OUT) && signedOut) {
            response.sendRedirect(context + Pages.SIGNED_OUT);
            return true;
        }
        var candidate = CandidatePrincipal.signedIn();
        if (KeptForms.keep(request, candidate)) {
            response.sendRedirect(
                    context + (KeptForms.of(request, candidate).isPresent() ? KeptForms.PAGE : Pages.SIGN_IN));
            return true;
        }
        return false;
    }
}
