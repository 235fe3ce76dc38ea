package fr.candidatflow.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** To the page that was asked for; by way of the choice of a password when the one-time secret was used. */
class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

    SignInSuccess(RequestCache requestCache) {
        setRequestCache(requestCache);
        setDefaultTargetUrl(Pages.LANDING);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (((CandidatePrincipal) authentication.getPrincipal()).mustChoosePassword()) {
            getRedirectStrategy().sendRedirect(request, response, Pages.PASSWORD);
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
