package fr.candidatflow.staff;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.validation.Errors;

/**
 * Somebody of the staff as an administrator types them.
 *
 * @param stamp of what is edited; empty for somebody new
 * @param former groups that are deleted, in which the person still is
 */
record UserForm(
        String stamp,
        String id,
        String firstName,
        String lastName,
        String email,
        List<String> centres,
        List<String> commissions,
        List<String> presided,
        List<String> rights,
        List<String> former) {

    static final UserForm BLANK = new UserForm("", "", "", "", "", null, null, null, null, null);

    private static final String USER_ID = "[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}";

    UserForm {
        stamp = stripped(stamp);
        id = stripped(id);
        firstName = stripped(firstName);
        lastName = stripped(lastName);
        email = stripped(email);
        centres = orNone(centres);
        commissions = orNone(commissions);
        presided = orNone(presided);
        rights = orNone(rights);
        former = orNone(former);
    }

    private static String stripped(String typed) {
        return Objects.toString(typed, "").strip();
    }

    private static List<String> orNone(List<String> chosen) {
        return chosen == null ? List.of() : chosen;
    }

    static UserForm of(StaffUser user, List<StaffGroup> groups) {
        return new UserForm(
                user.stamp(),
                user.id(),
                user.firstName(),
                user.lastName(),
                user.email(),
                of(user, groups, StaffGroup.Kind.CENTRE),
                of(user, groups, StaffGroup.Kind.COMMISSION),
                of(user, groups, StaffGroup.Kind.PRESIDENT),
                of(user, groups, StaffGroup.Kind.RIGHT),
                of(user, groups, StaffGroup.Kind.FORMER));
    }

    private static List<String> of(StaffUser user, List<StaffGroup> groups, StaffGroup.Kind kind) {
        return groups.stream()
                .filter(group -> group.kind() == kind && user.groups().contains(group.id()))
                .map(StaffGroup::id)
                .toList();
    }

    UserForm withStamp(String other) {
        return new UserForm(other, id, firstName, lastName, email, centres, commissions, presided, rights, former);
    }

    Set<String> groups() {
        return Stream.of(centres, commissions, presided, rights, former)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param as the user ID, which is chosen once */
    StaffUser person(String as) {
        return StaffUser.of(as, firstName, lastName, email, groups());
    }

    void checkId(Errors errors) {
        if (!id.matches(USER_ID) || id.equals("new")) {
            errors.rejectValue(
                    "id",
                    "refused",
                    "Enter a user ID of letters without accents, digits, dots, hyphens, underscores or @, at most 64, such as marie.dupont.");
        }
    }

    /**
     * @param known all groups that there are
     * @param before those in which the person is now
     */
    void check(List<StaffGroup> known, Set<String> before, Errors errors) {
        length("firstName", "a first name", firstName, 100, errors);
        length("lastName", "a last name", lastName, 100, errors);
        if (!email.isEmpty() && (email.length() > 254 || !email.matches("[^@\\s]+@[^@\\s]+"))) {
            errors.rejectValue(
                    "email", "refused", "Enter an e-mail address, such as marie.dupont@universite.example, or none.");
        }
        var open = known.stream()
                .filter(group -> group.kind() != StaffGroup.Kind.FORMER || before.contains(group.id()))
                .map(StaffGroup::id)
                .collect(Collectors.toSet());
        if (!open.containsAll(groups())) {
            errors.reject("refused", "A group that you chose has been deleted meanwhile. Look at the groups again.");
        }
    }

    private static void length(String field, String name, String typed, int longest, Errors errors) {
        if (typed.isEmpty()) {
            errors.rejectValue(field, "refused", "Enter %s.".formatted(name));
        } else if (typed.length() > longest) {
            errors.rejectValue(field, "refused", "Enter %s of at most %d characters.".formatted(name, longest));
        }
    }
}
