package fr.candidatflow.staff;

import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administrators let people in, and say in which groups they work. */
@Controller
@RequestMapping("/admin/staff")
class StaffUsersController {

    /** Users on one page of the list. */
    static final int PAGE = 50;

    private static final String LIST = "redirect:/admin/staff";
    private static final String FORM = "staff/user";
    private static final String USER_ID = "[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}";

    /** @param stamp of what is edited; empty for somebody new */
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

        UserForm withStamp(String other) {
            return new UserForm(other, id, firstName, lastName, email, centres, commissions, presided, rights, former);
        }

        private static List<String> of(StaffUser user, List<StaffGroup> groups, StaffGroup.Kind kind) {
            return groups.stream()
                    .filter(group -> group.kind() == kind && user.groups().contains(group.id()))
                    .map(StaffGroup::id)
                    .toList();
        }

        Set<String> groups() {
            return Stream.of(centres, commissions, presided, rights, former)
                    .flatMap(List::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static String stripped(String typed) {
            return Objects.toString(typed, "").strip();
        }

        private static List<String> orNone(List<String> chosen) {
            return chosen == null ? List.of() : chosen;
        }
    }

    /** One of the list, with the groups in words. */
    record Listed(StaffUser user, List<String> groups) {

        String inWords() {
            return "%s, %s, %s"
                    .formatted(
                            user.name(),
                            user.email().isEmpty() ? "no e-mail address" : user.email(),
                            groups.isEmpty() ? "in no group" : String.join("; ", groups));
        }
    }

    private final StaffRegister register;

    StaffUsersController(StaffRegister register) {
        this.register = register;
    }

    @Bean
    static StaffSection staffUsersSection() {
        return new StaffSection(
                "/admin/staff",
                "Staff",
                "Who works here: centres, commissions, analysts and administrators",
                StaffMember::administrator,
                150);
    }

    /** Who keeps the users when it is not this service; null when it is. */
    @ModelAttribute("provider")
    String provider() {
        return register.provider().orElse(null);
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "1") String page, Model model) {
        Map<String, String> names = names(register.groups());
        var wanted = Arrays.asList(folded(words).strip().split("\\s+"));
        var found = register.users().stream()
                .map(user -> listed(user, names))
                .filter(listed -> wanted.stream().allMatch(searched(listed)::contains))
                .toList();
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int number = page.matches("[0-9]{1,6}") ? Math.max(1, Math.min(Integer.parseInt(page), pages)) : 1;
        model.addAttribute("words", words);
        model.addAttribute("found", found.size());
        model.addAttribute(
                "users",
                found.stream().skip((long) (number - 1) * PAGE).limit(PAGE).toList());
        model.addAttribute("page", number);
        model.addAttribute("pages", pages);
        return "staff/users";
    }

    @GetMapping("/new")
    String blank(Model model) {
        if (register.provider().isPresent()) {
            throw new NotFound();
        }
        model.addAttribute("form", new UserForm("", "", "", "", "", null, null, null, null, null));
        return show(null, model);
    }

    /** The answer to the form, and not a page to come back to, is the only one that shows the password. */
    @PostMapping("/new")
    String create(
            @ModelAttribute("form") UserForm form,
            BindingResult errors,
            Authentication administrator,
            Model model,
            HttpServletResponse response) {
        if (!form.id().matches(USER_ID) || form.id().equals("new")) {
            errors.rejectValue(
                    "id",
                    "refused",
                    "Enter a user ID of letters without accents, digits, dots, hyphens, underscores or @, at most 64, such as marie.dupont.");
        }
        check(form, Set.of(), errors);
        if (!errors.hasErrors()) {
            try {
                String password = register.create(person(form.id(), form), administrator.getName());
                return password(form.id(), password, model);
            } catch (UserIdTaken refused) {
                errors.rejectValue("id", "refused", refused.getMessage());
            } catch (KeptElsewhere refused) {
                errors.reject("refused", refused.getMessage());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(null, model);
    }

    @GetMapping("/{user}")
    String page(@PathVariable("user") String id, Model model) {
        var user = register.user(id);
        model.addAttribute("form", UserForm.of(user, register.groups()));
        return show(user, model);
    }

    @PostMapping("/{user}")
    String change(
            @PathVariable("user") String id,
            @ModelAttribute("form") UserForm form,
            BindingResult errors,
            Authentication administrator,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var before = register.user(id);
        check(form, before.groups(), errors);
        var status = HttpStatus.UNPROCESSABLE_ENTITY;
        if (!errors.hasErrors()) {
            try {
                register.change(person(id, form), form.stamp(), administrator.getName());
                next.addFlashAttribute("notice", "%s is saved.".formatted(id));
                return LIST;
            } catch (LastAdministrator | OwnRight refused) {
                errors.rejectValue("rights", "refused", refused.getMessage());
            } catch (UserChangedMeanwhile refused) {
                return changedMeanwhile(register.user(id), form, model, response);
            } catch (KeptElsewhere refused) {
                status = HttpStatus.CONFLICT;
                model.addAttribute("refusal", refused.getMessage());
            }
        }
        response.setStatus(status.value());
        return show(before, model);
    }

    /** What was typed stays, beside what is there now; saving it again is then a decision. */
    private String changedMeanwhile(StaffUser now, UserForm form, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refusal", new UserChangedMeanwhile().getMessage());
        model.addAttribute(
                "now",
                "There is now: %s. Saving again replaces it by what you typed."
                        .formatted(listed(now, names(register.groups())).inWords()));
        model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + "form");
        model.addAttribute("form", form.withStamp(now.stamp()));
        return show(now, model);
    }

    /** What it does is said before it is done. */
    @GetMapping("/{user}/{act:lock|unlock|removal|password}")
    String question(@PathVariable("user") String id, @PathVariable String act, Model model) {
        model.addAttribute("user", register.user(id));
        model.addAttribute("act", act);
        model.addAttribute("tasks", register.claimedTasks(id));
        return "staff/user-act";
    }

    @PostMapping("/{user}/{act:lock|unlock|removal|password}")
    String act(
            @PathVariable("user") String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String stamp,
            Authentication administrator,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String by = administrator.getName();
        try {
            switch (act) {
                case "lock" -> register.lock(id, stamp, by);
                case "unlock" -> register.unlock(id, stamp, by);
                case "removal" -> register.remove(id, stamp, by);
                default -> {
                    return password(id, register.startPassword(id, stamp, by), model);
                }
            }
        } catch (LastAdministrator | OwnRight | UserChangedMeanwhile | KeptElsewhere refused) {
            return refused(id, act, refused, model, response);
        }
        next.addFlashAttribute(
                "notice",
                "%s is %s."
                        .formatted(
                                id,
                                switch (act) {
                                    case "lock" -> "locked";
                                    case "unlock" -> "unlocked";
                                    default -> "removed";
                                }));
        return LIST;
    }

    private String refused(String id, String act, BrokenRule rule, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refusal", rule.getMessage());
        return question(id, act, model);
    }

    private static String password(String id, String password, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("password", password);
        return "staff/user-password";
    }

    /** @param user null for somebody new */
    private String show(StaffUser user, Model model) {
        var groups = register.groups();
        model.addAttribute("user", user);
        model.addAttribute("centres", names(groups, StaffGroup.Kind.CENTRE));
        model.addAttribute("commissions", names(groups, StaffGroup.Kind.COMMISSION));
        model.addAttribute("presided", names(groups, StaffGroup.Kind.PRESIDENT));
        model.addAttribute("rights", names(groups, StaffGroup.Kind.RIGHT));
        model.addAttribute(
                "former",
                names(
                        groups.stream()
                                .filter(group -> user != null && user.groups().contains(group.id()))
                                .toList(),
                        StaffGroup.Kind.FORMER));
        return FORM;
    }

    private void check(UserForm form, Set<String> before, BindingResult errors) {
        length("firstName", "a first name", form.firstName(), 100, errors);
        length("lastName", "a last name", form.lastName(), 100, errors);
        if (!form.email().isEmpty()
                && (form.email().length() > 254 || !form.email().matches("[^@\\s]+@[^@\\s]+"))) {
            errors.rejectValue(
                    "email", "refused", "Enter an e-mail address, such as marie.dupont@universite.example, or none.");
        }
        var open = register.groups().stream()
                .filter(group -> group.kind() != StaffGroup.Kind.FORMER || before.contains(group.id()))
                .map(StaffGroup::id)
                .collect(Collectors.toSet());
        if (!open.containsAll(form.groups())) {
            errors.reject("refused", "A group that you chose has been deleted meanwhile. Look at the groups again.");
        }
    }

    private static void length(String field, String name, String typed, int longest, BindingResult errors) {
        if (typed.isEmpty()) {
            errors.rejectValue(field, "refused", "Enter %s.".formatted(name));
        } else if (typed.length() > longest) {
            errors.rejectValue(field, "refused", "Enter %s of at most %d characters.".formatted(name, longest));
        }
    }

    private static StaffUser person(String id, UserForm form) {
        return StaffUser.of(id, form.firstName(), form.lastName(), form.email(), form.groups());
    }

    private static Map<String, String> names(List<StaffGroup> groups, StaffGroup.Kind kind) {
        return groups.stream()
                .filter(group -> group.kind() == kind)
                .collect(Collectors.toMap(StaffGroup::id, StaffGroup::name, (a, b) -> a, LinkedHashMap::new));
    }

    private static Listed listed(StaffUser user, Map<String, String> names) {
        return new Listed(
                user,
                user.groups().stream()
                        .map(group -> names.getOrDefault(group, group))
                        .sorted()
                        .toList());
    }

    private static Map<String, String> names(List<StaffGroup> groups) {
        return groups.stream().collect(Collectors.toMap(StaffGroup::id, StaffUsersController::inWords));
    }

    private static String inWords(StaffGroup group) {
        return switch (group.kind()) {
            case CENTRE -> "Manager, " + group.name();
            case COMMISSION -> "Member, " + group.name();
            case PRESIDENT -> "President, " + group.name();
            case RIGHT -> group.name();
            case FORMER -> group.name() + " (deleted)";
        };
    }

    private static String searched(Listed listed) {
        var user = listed.user();
        return folded(String.join(" ", user.id(), user.name(), user.email(), String.join(" ", listed.groups())));
    }

    /** Without accents and capitals. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
