package fr.candidatflow.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** A signed-in candidate who switches the pages' language gets the mails in it, too. */
@Configuration(proxyBeanMethods = false)
class LanguageOfMails implements WebMvcConfigurer, HandlerInterceptor {

    private final AccountService service;

    LanguageOfMails(AccountService service) {
        this.service = service;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** After the request, when the switch is made. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (request.getParameter("lang") != null
                && request.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof CandidatePrincipal candidate) {
            service.speak(candidate.accountId(), RequestContextUtils.getLocale(request));
        }
    }
}
