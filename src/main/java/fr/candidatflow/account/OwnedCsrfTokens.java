package fr.candidatflow.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * CSRF tokens that say on whose page they stand: {@code <token>.<mark of the account>}. A form that arrives after its session has
 * ended can so be given back to the account that typed it, and to no other. The mark proves nothing, and need not: the token
 * alone protects, and a form is given back in the same browser only.
 */
final class OwnedCsrfTokens implements CsrfTokenRequestHandler {

    static final String PARAMETER = "_csrf";

    /** Combines each page's token with a random half (BREACH), in Base64, which has no full stop. */
    private final XorCsrfTokenRequestAttributeHandler masks = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masks.handle(request, response, token);
        var owned = new Owned((CsrfToken) request.getAttribute(CsrfToken.class.getName()));
        request.setAttribute(CsrfToken.class.getName(), owned);
        request.setAttribute(PARAMETER, owned);
    }

    @Override
    public String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return masks.resolveCsrfTokenValue(new WithoutMark(request, token), token);
    }

    /** A hash: the page shows nobody the account's own id. */
    static String mark(AccountId account) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("form of " + account.value()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mark of a token as a page holds it; empty text for a page open to all, nothing when this is no token of ours. */
    static Optional<String> markIn(String token) {
        int stop = token == null ? -1 : token.indexOf('.');
        return stop < 0 ? Optional.empty() : Optional.of(token.substring(stop + 1));
    }

    private record Owned(CsrfToken token) implements CsrfToken {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public String getHeaderName() {
            return token.getHeaderName();
        }

        @Override
        public String getParameterName() {
            return token.getParameterName();
        }

        @Override
        public String getToken() {
            var candidate = CandidatePrincipal.signedIn();
            return token.getToken() + "." + (candidate == null ? "" : mark(candidate.accountId()));
        }
    }

    private static final class WithoutMark extends HttpServletRequestWrapper {

        private final CsrfToken token;

        WithoutMark(HttpServletRequest request, CsrfToken token) {
            super(request);
            this.token = token;
        }

        @Override
        public String getHeader(String name) {
            return name.equals(token.getHeaderName()) ? unmarked(super.getHeader(name)) : super.getHeader(name);
        }

        @Override
        public String getParameter(String name) {
            return name.equals(token.getParameterName())
                    ? unmarked(super.getParameter(name))
                    : super.getParameter(name);
        }

        private static String unmarked(String value) {
            int stop = value == null ? -1 : value.indexOf('.');
            return stop < 0 ? value : value.substring(0, stop);
        }
    }
}
