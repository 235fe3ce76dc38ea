package fr.candidatflow.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes what is mailed, and hashes what is kept. */
@Component
class Secrets {

    /** Letters and digits that nobody mistakes for one another: no 0 O 1 I (decision 2). */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int SECRET_GROUPS = 3;
    private static final int SECRET_GROUP = 4;
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder encoder;
    private final String nobodysHash;

    Secrets(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodysHash = encoder.encode(word(16));
    }

    String word(int length) {
        return random.ints(length, 0, ALPHABET.length())
                .collect(StringBuilder::new, (word, i) -> word.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** Sixty random bits, in groups that can be typed: {@code K7QM-2XWR-94TB}. */
    String oneTimeSecret() {
        var groups = new String[SECRET_GROUPS];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = word(SECRET_GROUP);
        }
        return String.join("-", groups);
    }

    String hashOneTimeSecret(String secret) {
        return encoder.encode(withoutSeparators(secret));
    }

    String hashPassword(String password) {
        return encoder.encode(normalised(password));
    }

    /** Takes as long for an account that does not exist (null hash) as for one that does. */
    boolean isPassword(String typed, String hash) {
        return matches(normalised(typed), hash);
    }

    /** The hyphens and the case do not matter: a secret is often typed from another screen. */
    boolean isOneTimeSecret(String typed, String hash) {
        return matches(withoutSeparators(typed), hash);
    }

    private boolean matches(String typed, String hash) {
        return encoder.matches(typed, hash == null ? nobodysHash : hash) && hash != null;
    }

    /** The same accents may come in two forms, depending on the keyboard. */
    private static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static String withoutSeparators(String secret) {
        return secret.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    }

    /** For a link. Its 256 random bits need no slow hash. */
    String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String hashToken(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
