package fr.candidatflow.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own password. Whoever was handed one by an administrator gets no other page before it is replaced. */
@Controller
@RequestMapping("/staff/password")
class OwnPasswordController {

    private static final String PAGE = "staff/password";

    record PasswordForm(String currentPassword, String newPassword) {

        PasswordForm {
            currentPassword = Objects.toString(currentPassword, "");
            newPassword = Objects.toString(newPassword, "");
        }
    }

    private final StaffRegister register;

    OwnPasswordController(StaffRegister register) {
        this.register = register;
    }

    @GetMapping
    String form(Authentication person, Model model) {
        model.addAttribute("form", new PasswordForm("", ""));
        return show(person, model);
    }

    @PostMapping
    String replace(
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Authentication person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (form.currentPassword().isEmpty()) {
            errors.rejectValue("currentPassword", "refused", "Enter your current password.");
        }
        if (form.newPassword().isEmpty()) {
            errors.rejectValue("newPassword", "refused", "Enter a new password.");
        } else if (form.newPassword().equals(form.currentPassword())) {
            errors.rejectValue("newPassword", "refused", "Enter a password that differs from the current one.");
        }
        if (!errors.hasErrors()) {
            try {
                register.replacePassword(person.getName(), form.currentPassword(), form.newPassword());
                next.addFlashAttribute("notice", "Your password is replaced.");
                return "redirect:" + StaffAddress.HOME;
            } catch (WrongPassword refused) {
                errors.rejectValue("currentPassword", "refused", refused.getMessage());
            } catch (PasswordTooWeak refused) {
                errors.rejectValue("newPassword", "refused", refused.getMessage());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(person, model);
    }

    private String show(Authentication person, Model model) {
        model.addAttribute("user", register.user(person.getName()));
        return PAGE;
    }
}
