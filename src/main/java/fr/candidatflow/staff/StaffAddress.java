package fr.candidatflow.staff;

import java.util.regex.Pattern;

/** Where somebody wanted to go when they had to sign in first: a page of ours, never an address out of the request. */
public final class StaffAddress {

    public static final String HOME = "/staff";

    private static final Pattern OURS = Pattern.compile("/(?:staff|admin|camunda/app)(?:[/?][\\w./?=&%+,:@~-]*)?");

    private StaffAddress() {}

    /** The page that was asked for when it is one of the staff's or Camunda's, else {@link #HOME}; null is none. */
    public static String ours(Object asked) {
        return asked != null && OURS.matcher(asked.toString()).matches() ? asked.toString() : HOME;
    }

    /** Whether a path, without the context's, is one of the staff's own pages. */
    public static boolean isStaffs(String path) {
        return path.equals(HOME) || path.startsWith("/staff/") || path.equals("/admin") || path.startsWith("/admin/");
    }
}
