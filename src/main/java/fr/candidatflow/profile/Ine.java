package fr.candidatflow.profile;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A national student number of eleven characters, in one of its three shapes: BEA23 (ten digits and a letter), NNE36 (ten
 * digits or letters and a digit), INES (nine digits and two letters). The last two characters tell the shapes apart. The key
 * of an INES is known to the ministry alone, so its shape must do.
 */
record Ine(String value) {

    static final int LENGTH = 11;

    private static final String BEA23_KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final Pattern BEA23 = Pattern.compile("[0-9]{10}[A-Z]");
    private static final Pattern NNE36 = Pattern.compile("[0-9A-Z]{10}[0-9]");
    private static final Pattern INES = Pattern.compile("[0-9]{9}[A-Z]{2}");

    /** Typed with or without spaces, in either case; null when nothing was typed. */
    static Ine typed(String text) {
        String code = Typed.code(text);
        return code == null ? null : new Ine(code);
    }

    List<Problem> problems() {
        var checks = new Checks();
        if (value.length() != LENGTH) {
            checks.refuse("ine", "length", value.length());
        } else if (BEA23.matcher(value).matches()) {
            if (!bea23KeyFits()) {
                checks.refuse("ine", "key");
            }
        } else if (NNE36.matcher(value).matches()) {
            if (!nne36KeyFits()) {
                checks.refuse("ine", "key");
            }
        } else if (!INES.matcher(value).matches()) {
            checks.refuse("ine", "shape");
        }
        return checks.problems();
    }

    private String number() {
        return value.substring(0, 10);
    }

    private boolean allTheSame() {
        return number().chars().distinct().count() == 1;
    }

    private boolean bea23KeyFits() {
        int key = (int) (Long.parseLong(number()) % BEA23_KEYS.length());
        return !allTheSame() && BEA23_KEYS.charAt(key) == value.charAt(10);
    }

    private boolean nne36KeyFits() {
        boolean allLetters = number().chars().allMatch(Character::isLetter);
        int sum = number().substring(0, 9)
                .chars()
                .map(c -> Character.digit(c, 36))
                .sum();
        int key = (6 * sum + Character.digit(number().charAt(9), 36)) % 10;
        return !allTheSame() && !allLetters && key == Character.digit(value.charAt(10), 10);
    }
}
