package fr.candidatflow.staff;

import java.util.function.Predicate;

/**
 * A part of the staff's side, as the navigation offers it: each feature declares a bean for each of its own. Pages below the path
 * answer "not found" to everybody else, so that the declaration is the rule and not its picture.
 *
 * @param path such as {@code /staff/applications}; below {@code /admin} it stands on the administration's own page
 * @param description one sentence that says what one does there
 * @param mayUse who is offered it
 * @param position in the navigation, smallest first
 */
public record StaffSection(String path, String name, String description, Predicate<StaffMember> mayUse, int position) {

    public boolean administration() {
        return path.startsWith("/admin/");
    }

    boolean covers(String requestPath) {
        return requestPath.equals(path) || requestPath.startsWith(path + "/");
    }
}
