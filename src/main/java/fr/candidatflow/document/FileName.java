package fr.candidatflow.document;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A file's name made safe: no folder, no control or invisible character (a right-to-left mark could make {@code gpj.exe} look like
 * {@code exe.jpg}), none that a file system refuses, at most {@value #MAX_LENGTH} characters with its ending kept.
 */
record FileName(String value) {

    static final int MAX_LENGTH = 100;

    private static final Pattern FOLDER = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern UNSAFE = Pattern.compile("[:*?\"<>|;%]");
    private static final Pattern LEADING_DOTS = Pattern.compile("^[.\\s]+");

    static FileName of(String submitted) {
        String name = Normalizer.normalize(submitted == null ? "" : submitted, Normalizer.Form.NFC);
        name = FOLDER.matcher(name).replaceFirst("");
        name = INVISIBLE.matcher(name).replaceAll("");
        name = UNSAFE.matcher(name).replaceAll("_");
        name = LEADING_DOTS.matcher(name).replaceFirst("").strip();
        return new FileName(shorten(name));
    }

    private static String shorten(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        String start = name.substring(0, MAX_LENGTH - ending.length());
        return (Character.isHighSurrogate(start.charAt(start.length() - 1))
                        ? start.substring(0, start.length() - 1)
                        : start)
                + ending;
    }

    /** Empty when the name has none. */
    String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1);
    }
}
