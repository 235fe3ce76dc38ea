package fr.candidatflow.insight.eventlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Other names for the keys and people of one log: the same thing has the same name all through the log, and nobody can go back
 * from it. The key is drawn for each log and forgotten, so that two logs cannot be laid side by side.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 16;

    private final Mac mac;

    Pseudonyms() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return 16 hexadecimal digits; null for null */
    String of(String name) {
        return name == null
                ? null
                : HexFormat.of()
                        .formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, DIGITS);
    }
}
