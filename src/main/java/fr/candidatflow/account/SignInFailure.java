package fr.candidatflow.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page, which then says why once and keeps the user ID that was typed. */
class SignInFailure implements AuthenticationFailureHandler {

    private static final String ATTRIBUTE = SignInFailure.class.getName();
    private static final int LONGEST_KEPT = 254;

    /** Waits in the session for the page that shows it. */
    record Shown(String userId, SignInRefused.Reason reason) implements Serializable {}

    /** The failure of this session, once. */
    static Shown take(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return null;
        }
        var shown = (Shown) session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return shown;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (!(refusal instanceof SignInRefused refused)) {
            throw refusal;
        }
        show(refused.reason(), request, response);
    }

    static void show(SignInRefused.Reason reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String userId = request.getParameter("userId");
        String kept = userId == null ? "" : userId.substring(0, Math.min(userId.length(), LONGEST_KEPT));
        request.getSession().setAttribute(ATTRIBUTE, new Shown(kept, reason));
        response.sendRedirect(request.getContextPath() + Pages.SIGN_IN);
    }
}
