package fr.candidatflow.catalogue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without accents and case: to search in, and to make codes of. */
final class Slug {

    /** A centre's code is part of the staff group {@code commission-<code>-president}, which the engine holds in 64 characters. */
    static final int MAX_LENGTH = 40;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    /** As a search compares: "Éco-gestion d’Œuvre" becomes "eco-gestion d'oeuvre". */
    static String fold(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replace('’', '\'');
    }

    /** Letters, digits and single hyphens, of any length. */
    static String full(String text) {
        var hyphenated = NOT_A_LETTER.matcher(fold(text)).replaceAll("-");
        return hyphenated.replaceAll("^-|-$", "");
    }

    /** The whole slug where it is short enough, else as many whole words as are. */
    static String of(String text) {
        var full = full(text);
        if (full.length() <= MAX_LENGTH) {
            return full;
        }
        int lastWordEnd = full.lastIndexOf('-', MAX_LENGTH);
        return full.substring(0, lastWordEnd > 0 ? lastWordEnd : MAX_LENGTH);
    }
}
