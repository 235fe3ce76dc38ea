package fr.candidatflow.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/** The paths that sign-in leads through. */
final class Pages {

    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";
    static final String SIGNED_OUT = "/?signed-out";
    static final String PASSWORD = "/account/password";

    /** What a signed-in candidate changes on the account. */
    static final String SETTINGS = "/account/settings";

    static final String DATA = "/account/data";
    static final String DELETION = "/account/deletion";

    /** Where a candidate lands who asked for no page. */
    static final String LANDING = "/applications";

    private Pages() {}

    /** A person's browser asks for a page, rather than a picture or a script of one. */
    static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !StringUtils.hasText(accept) || accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
