package fr.candidatflow.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * To the page that was asked for, or to the form that was kept; by way of the choice of a password when the one-time secret was
 * used, and to what can be stopped when the account is about to be deleted. A browser in which no language was chosen takes that
 * of the account.
 */
class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

    /** What the language switch leaves in the browser. */
    private static final String LANGUAGE_COOKIE = "lang";

    private final AccountSettings settings;
    private final LocaleResolver languages;

    SignInSuccess(RequestCache requestCache, AccountSettings settings, LocaleResolver languages) {
        this.settings = settings;
        this.languages = languages;
        setRequestCache(requestCache);
        setDefaultTargetUrl(Pages.LANDING);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        var candidate = (CandidatePrincipal) authentication.getPrincipal();
        if (WebUtils.getCookie(request, LANGUAGE_COOKIE) == null) {
            languages.setLocale(request, response, settings.language(candidate.accountId()));
        }
        if (candidate.mustChoosePassword()) {
            getRedirectStrategy().sendRedirect(request, response, Pages.PASSWORD);
        } else if (KeptForms.of(request, candidate).isPresent()) {
            getRedirectStrategy().sendRedirect(request, response, KeptForms.PAGE);
        } else if (settings.changes(candidate.accountId()).deletionAt() != null) {
            getRedirectStrategy().sendRedirect(request, response, Pages.DELETION);
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
