package fr.candidatflow.profile;

import java.util.regex.Pattern;

/** Codes of French departments and overseas territories; 20 is Corsica before 1976, for those who were born then. */
final class Departments {

    private static final Pattern CODE = Pattern.compile("0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-8]|98[678]");

    private Departments() {}

    static boolean exists(String code) {
        return code != null && CODE.matcher(code).matches();
    }

    /** As typed, in the form of the official codes: "1" is "01", "2a" is "2A". */
    static String typed(String value) {
        String code = Typed.code(value);
        return code != null && code.matches("[1-9]") ? "0" + code : code;
    }
}
