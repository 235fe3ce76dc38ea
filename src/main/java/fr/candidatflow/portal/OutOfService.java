package fr.candidatflow.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers while the database cannot be reached. Sessions live there: the error pages, which show who is signed in, fail as well,
 * and the container would answer instead. Outside of everything else, and with nothing that needs another request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutOfService extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(OutOfService.class);

    private static final String TRY_AGAIN_AFTER_SECONDS = "60";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%2$s – %3$s</title></head>
            <body><main><h1>%2$s</h1><p>%4$s</p></main></body>
            </html>
            """;

    private final Branding branding;
    private final MessageSource messages;
    private final LocaleResolver languages;

    OutOfService(Branding branding, MessageSource messages, LocaleResolver languages) {
        this.branding = branding;
        this.messages = messages;
        this.languages = languages;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted() || !isWithoutConnection(e)) {
                throw e;
            }
            log.error("No connection to the database for {}", request.getRequestURI());
            answer(languages.resolveLocale(request), response);
        }
    }

    /** What the pool says when it has waited in vain. */
    private static boolean isWithoutConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    private void answer(Locale language, HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, TRY_AGAIN_AFTER_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("text/html;charset=UTF-8");
        var page = PAGE.formatted(
                language.getLanguage(),
                messages.getMessage("error.500.title", null, language),
                HtmlUtils.htmlEscape(branding.name()),
                messages.getMessage("error.500.body", null, language));
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
