package fr.candidatflow.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Candidates choose their language, which a cookie keeps; the staff's side is in English, as Tasklist and Cockpit are. */
class PageLanguage extends CookieLocaleResolver {

    PageLanguage(String cookieName) {
        super(cookieName);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return isStaffs(request) ? Locale.ENGLISH : super.resolveLocale(request);
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return isStaffs(request) ? new SimpleLocaleContext(Locale.ENGLISH) : super.resolveLocaleContext(request);
    }

    private static boolean isStaffs(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/staff")
                || path.startsWith("/staff/")
                || path.equals("/admin")
                || path.startsWith("/admin/");
    }
}
