package fr.candidatflow.insight.incidents;

import java.util.regex.Pattern;

/**
 * What a failure said, without what differs from one to the next and would keep equals apart: addresses, ids, long numbers. The
 * codes of SMTP and HTTP have three digits and stay.
 */
final class Reason {

    private static final int LONGEST = 300;

    private static final Pattern CHANGING = Pattern.compile(
            "[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+" // an address
                    + "|\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b" // an id
                    + "|@\\p{XDigit}{5,}\\b" // an object
                    + "|\\b(?=[A-Z]*\\d)[A-Z0-9]{6,}\\b" // an application, a candidate
                    + "|\\d{4,}"); // a port, a time

    private Reason() {}

    /** @param message may be null: an exception without words */
    static String of(String message) {
        if (message == null || message.isBlank()) {
            return "No message";
        }
        String first = message.strip().lines().findFirst().orElseThrow().strip();
        String same = CHANGING.matcher(first).replaceAll("…");
        return same.length() <= LONGEST ? same : same.substring(0, LONGEST - 1) + "…";
    }
}
