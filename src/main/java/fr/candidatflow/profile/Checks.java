package fr.candidatflow.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects the problems of one block; messages are {@code profile.problem.<field>.<what>}. */
final class Checks {

    /**
     * Letters and marks of any script with what joins them in names: spaces, apostrophes, hyphens, full stops, middle dots,
     * the Hebrew geresh, and the joiners that Persian and Indian scripts need.
     */
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{M}](?:[\\p{L}\\p{M} .·・'‘’ʼʻ`´׳״־\\-‐‑–]|\\u200C|\\u200D)*");

    private static final Pattern PHONE = Pattern.compile("[0-9/+(). -]*");

    private static final int NAME_LENGTH = 100;
    private static final int PHONE_LENGTH = 20;
    private static final int PHONE_DIGITS = 6;

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void refuse(String field, String what, Object... arguments) {
        problems.add(new Problem(field, "profile.problem." + field + "." + what, arguments));
    }

    boolean given(String field, Object value) {
        if (value == null) {
            refuse(field, "missing");
            return false;
        }
        return true;
    }

    void text(String field, String value, int maxLength) {
        if (given(field, value)) {
            optionalText(field, value, maxLength);
        }
    }

    void optionalText(String field, String value, int maxLength) {
        if (value != null && length(value) > maxLength) {
            tooLong(field, maxLength, value);
        }
    }

    void name(String field, String value) {
        if (given(field, value)) {
            optionalName(field, value);
        }
    }

    void optionalName(String field, String value) {
        if (value == null) {
            return;
        }
        if (length(value) > NAME_LENGTH) {
            tooLong(field, NAME_LENGTH, value);
        } else if (!NAME.matcher(value).matches()) {
            problems.add(new Problem(field, "profile.problem.name"));
        }
    }

    void optionalPhone(String field, String value) {
        if (value == null) {
            return;
        }
        long digits = value.chars().filter(c -> c >= '0' && c <= '9').count();
        if (length(value) > PHONE_LENGTH || !PHONE.matcher(value).matches() || digits < PHONE_DIGITS) {
            problems.add(new Problem(field, "profile.problem.phone"));
        }
    }

    void country(String field, String value) {
        if (given(field, value) && !Countries.exists(value)) {
            refuse(field, "missing");
        }
    }

    private void tooLong(String field, int maxLength, String value) {
        problems.add(new Problem(
                field, "profile.problem.too-long", String.valueOf(maxLength), String.valueOf(length(value))));
    }

    private static int length(String value) {
        return value.codePointCount(0, value.length());
    }
}
