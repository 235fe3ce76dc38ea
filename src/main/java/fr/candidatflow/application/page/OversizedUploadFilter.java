package fr.candidatflow.application.page;

import fr.candidatflow.document.DocumentStore;
import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A file so large that the server does not even read it comes back on the application's page as any other refused file. The
 * container gives up on the whole body, the CSRF field included, so that the security chain would only say that the page has
 * expired: hence before that chain. Nothing is read or changed here, and the page it leads to checks who asks.
 */
@Component
@Order(OversizedUploadFilter.BEFORE_SECURITY)
class OversizedUploadFilter extends OncePerRequestFilter {

    /** Spring Security's chain is at -100. */
    static final int BEFORE_SECURITY = -110;

    private static final Pattern DEPOSIT = Pattern.compile("/applications/([\\w-]+)/documents(?:/([\\w-]+))?");

    /** Room for what surrounds a file in a request. */
    private static final long ENVELOPE = 1024 * 1024;

    private final long maxRequestSize;
    private final long maxFileSize;

    OversizedUploadFilter(MultipartConfigElement multipart, DocumentStore store) {
        maxRequestSize = multipart.getMaxRequestSize();
        maxFileSize = store.maxMegabytes() * 1024 * 1024 + ENVELOPE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher deposit = DEPOSIT.matcher(request.getServletPath());
        if ("POST".equals(request.getMethod()) && deposit.matches()) {
            String code = deposit.group(2);
            if (request.getContentLengthLong() > (code == null ? maxRequestSize : maxFileSize)) {
                response.sendRedirect("%s/applications/%s?too-large=%s"
                        .formatted(request.getContextPath(), deposit.group(1), code == null ? "" : code));
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
