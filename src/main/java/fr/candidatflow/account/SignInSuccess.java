package fr.candidatflow.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** To the page that was asked for, or to the form that was kept; by way of the choice of a password when the one-time secret was used. */
class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

    SignInSuccess(RequestCache requestCache) {
        setRequestCache(requestCache);
        setDefaultTargetUrl(Pages.LANDING);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        var candidate = (CandidatePrincipal) authentication.getPrincipal();
        if (candidate.mustChoosePassword()) {
            getRedirectStrategy().sendRedirect(request, response, Pages.PASSWORD);
        } else if (KeptForms.of(request, candidate).isPresent()) {
            getRedirectStrategy().sendRedirect(request, response, KeptForms.PAGE);
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
