package fr.candidatflow.staff;

import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final String LIST = "redirect:/admin/staff";
    private static final String FORM = "staff/user";

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
        var found = ListedUser.of(register.users(), register.groups()).stream()
                .filter(listed -> listed.has(words))
                .toList();
        model.addAttribute("words", words);
        ListPage.of(found, page).show("users", model);
        return "staff/users";
    }

    @GetMapping("/new")
    String blank(Model model) {
        if (register.provider().isPresent()) {
            throw new NotFound();
        }
        model.addAttribute("form", UserForm.BLANK);
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
        form.checkId(errors);
        form.check(register.groups(), Set.of(), errors);
        if (!errors.hasErrors()) {
            try {
                String password = register.create(form.person(form.id()), administrator.getName());
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
        form.check(register.groups(), before.groups(), errors);
        var status = HttpStatus.UNPROCESSABLE_ENTITY;
        if (!errors.hasErrors()) {
            try {
                register.change(form.person(id), form.stamp(), administrator.getName());
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
                        .formatted(ListedUser.of(List.of(now), register.groups())
                                .get(0)
                                .inWords()));
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

    private static Map<String, String> names(List<StaffGroup> groups, StaffGroup.Kind kind) {
        return groups.stream()
                .filter(group -> group.kind() == kind)
                .collect(Collectors.toMap(StaffGroup::id, StaffGroup::name, (a, b) -> a, LinkedHashMap::new));
    }
}
