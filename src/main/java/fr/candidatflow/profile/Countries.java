package fr.candidatflow.profile;

import java.text.Collator;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The countries of ISO 3166 by their two letters, as the JDK names them. The French overseas territories have ISO codes of
 * their own but are France here: their people are French, their post has French postal codes. Kosovo, which France recognises
 * and ISO does not list, is there under the code that everybody uses.
 */
final class Countries {

    static final String FRANCE = "FR";

    private static final Set<String> FRENCH_TERRITORIES =
            Set.of("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT");

    private static final Set<String> CODES = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
            .filter(code -> !FRENCH_TERRITORIES.contains(code))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Map<String, String>> BY_LANGUAGE = new ConcurrentHashMap<>();

    private Countries() {}

    static boolean exists(String code) {
        return CODES.contains(code);
    }

    static String name(String code, Locale reader) {
        return new Locale("", code).getDisplayCountry(reader);
    }

    /** From code to name, in the reader's alphabetical order after France, which most of all choose. */
    static Map<String, String> names(Locale reader) {
        return BY_LANGUAGE.computeIfAbsent(reader.getLanguage(), language -> sorted(new Locale(language)));
    }

    private static Map<String, String> sorted(Locale reader) {
        var names = new LinkedHashMap<String, String>();
        CODES.stream()
                .sorted(Comparator.comparing((String code) -> !code.equals(FRANCE))
                        .thenComparing(code -> name(code, reader), Collator.getInstance(reader)))
                .forEach(code -> names.put(code, name(code, reader)));
        return Collections.unmodifiableMap(names);
    }
}
