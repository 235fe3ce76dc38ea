package fr.candidatflow.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a form comes from, for what may be done with one whose session has ended: another site could else fill one in. */
public final class FormOrigin {

    private FormOrigin() {}

    /** Whether this is a form, without files, that a page of this site sent. */
    public static boolean isOurs(HttpServletRequest request) {
        String type = request.getContentType();
        return HttpMethod.POST.matches(request.getMethod())
                && type != null
                && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(MediaType.parseMediaType(type))
                && isFromThisSite(request);
    }

    /** Browsers say where a form comes from, in one of two headers that no page can write. */
    private static boolean isFromThisSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String own = UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
                .replacePath(null)
                .toUriString();
        return own.equals(request.getHeader(HttpHeaders.ORIGIN));
    }
}
