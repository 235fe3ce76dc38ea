package fr.candidatflow.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * CSRF tokens that say on whose page they stand: {@code <mark of the account>.<random>}. A form that arrives after its session has
 * ended can so be given back to the account that typed it, and to no other. The mark proves nothing, and need not: the random
 * part alone protects, and a form is given back in the same browser only.
 */
class OwnedCsrfTokens implements CsrfTokenRepository {

    private static final String HEADER = "X-CSRF-TOKEN";
    static final String PARAMETER = "_csrf";

    private final HttpSessionCsrfTokenRepository sessions = new HttpSessionCsrfTokenRepository();

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        var candidate = CandidatePrincipal.signedIn();
        String mark = candidate == null ? "" : mark(candidate.accountId());
        return new DefaultCsrfToken(HEADER, PARAMETER, mark + "." + UUID.randomUUID());
    }

    @Override
    public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        sessions.saveToken(token, request, response);
    }

    @Override
    public CsrfToken loadToken(HttpServletRequest request) {
        return sessions.loadToken(request);
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

    /**
     * The mark in a token as a page holds it; empty text for a page open to all, nothing when this is no token of ours. Pages hold
     * a token as a random half and the token combined with it (Spring Security's protection against BREACH).
     */
    static Optional<String> markIn(String token) {
        if (token == null) {
            return Optional.empty();
        }
        byte[] halves;
        try {
            halves = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var text = new byte[halves.length / 2];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (halves[i] ^ halves[text.length + i]);
        }
        String plain = new String(text, StandardCharsets.UTF_8);
        int dot = plain.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(plain.substring(0, dot));
    }
}
