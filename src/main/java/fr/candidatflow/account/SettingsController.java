package fr.candidatflow.account;

import fr.candidatflow.account.AccountSettings.AddressOutcome;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.Moments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a candidate changes on the account: address, password, language. */
@Controller
class SettingsController {

    private static final String EMAIL_PAGE = "account/settings-email";
    private static final String PASSWORD_PAGE = "account/settings-password";
    private static final String TO_SETTINGS = "redirect:" + Pages.SETTINGS;

    record EmailForm(
            @NotBlank(message = "{account.email.missing}") @EmailAddress
            String email,

            @NotBlank(message = "{account.sign-in.refused.password-missing}")
            String password) {

        EmailForm {
            email = email == null ? "" : email.strip();
            password = password == null ? "" : password;
        }
    }

    record PasswordForm(
            @NotBlank(message = "{account.sign-in.refused.password-missing}")
            String current,

            String password,
            String confirmation) {

        PasswordForm {
            current = current == null ? "" : current;
            password = password == null ? "" : password;
            confirmation = confirmation == null ? "" : confirmation;
        }
    }

    private final AccountSettings settings;
    private final AccountService accounts;
    private final MailRequests requests;
    private final OpenSessions sessions;
    private final MessageSource messages;
    private final Moments moments;

    SettingsController(
            AccountSettings settings,
            AccountService accounts,
            MailRequests requests,
            OpenSessions sessions,
            MessageSource messages,
            Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.requests = requests;
        this.sessions = sessions;
        this.messages = messages;
        this.moments = new Moments(clock.getZone());
    }

    @GetMapping(Pages.SETTINGS)
    String page(@AuthenticationPrincipal CandidatePrincipal candidate, Locale language, Model model) {
        var changes = settings.changes(candidate.accountId());
        model.addAttribute("account", accounts.get(candidate.accountId()));
        model.addAttribute("newEmail", changes.newEmail());
        model.addAttribute("newEmailExpiresAt", moments.format(changes.newEmailExpiresAt(), language));
        model.addAttribute("deletionAt", moments.format(changes.deletionAt(), language));
        return "account/settings";
    }

    @GetMapping(Pages.SETTINGS + "/email")
    String emailPage(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        model.addAttribute("form", new EmailForm("", ""));
        model.addAttribute("current", accounts.get(candidate.accountId()).email());
        return EMAIL_PAGE;
    }

    @PostMapping(Pages.SETTINGS + "/email")
    String changeEmail(
            @Valid @ModelAttribute("form") EmailForm form,
            BindingResult errors,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Locale language,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        requirePassword("password", form.password(), errors, candidate, request);
        if (!errors.hasErrors() && !requests.take(request.getRemoteAddr())) {
            errors.reject("account.too-many-requests");
        }
        if (!errors.hasErrors()) {
            try {
                settings.askAddress(candidate.accountId(), form.email());
            } catch (SameAddress same) {
                errors.rejectValue("email", same.messageKey());
            }
        }
        if (errors.hasErrors()) {
            model.addAttribute("current", accounts.get(candidate.accountId()).email());
            return refused(response, EMAIL_PAGE);
        }
        next.addFlashAttribute(
                "notice", messages.getMessage("account.settings.email.asked", new Object[] {form.email()}, language));
        return TO_SETTINGS;
    }

    @PostMapping(Pages.SETTINGS + "/email/withdrawal")
    String withdrawEmail(
            @AuthenticationPrincipal CandidatePrincipal candidate, Locale language, RedirectAttributes next) {
        settings.withdrawAddressChange(candidate.accountId());
        next.addFlashAttribute(
                "notice",
                messages.getMessage(
                        "account.settings.email.withdrawn",
                        new Object[] {accounts.get(candidate.accountId()).email()},
                        language));
        return TO_SETTINGS;
    }

    /** The link of the mail: opening it is enough, in whatever browser the new mailbox is read. */
    @GetMapping("/account/address-confirmation")
    String confirmEmail(
            @RequestParam(defaultValue = "") String token,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Locale language,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var outcome = settings.confirmAddress(token);
        if (outcome == AddressOutcome.CHANGED || outcome == AddressOutcome.ALREADY_CHANGED) {
            String key = outcome == AddressOutcome.CHANGED
                    ? "account.settings.email.changed"
                    : "account.settings.email.already";
            next.addFlashAttribute("notice", messages.getMessage(key, null, language));
            return candidate == null ? "redirect:/" : TO_SETTINGS;
        }
        response.setStatus((outcome == AddressOutcome.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE).value());
        model.addAttribute("outcome", outcome.name());
        return "account/address-confirmation";
    }

    @GetMapping(Pages.SETTINGS + "/password")
    String passwordPage(Model model) {
        model.addAttribute("form", new PasswordForm("", "", ""));
        return PASSWORD_PAGE;
    }

    @PostMapping(Pages.SETTINGS + "/password")
    String changePassword(
            @Valid @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        requirePassword("current", form.current(), errors, candidate, request);
        if (!form.confirmation().equals(form.password())) {
            errors.rejectValue("confirmation", "account.password.different");
        }
        if (!errors.hasErrors()) {
            try {
                settings.changePassword(candidate.accountId(), form.password());
            } catch (PasswordRefused refused) {
                errors.rejectValue("password", refused.messageKey());
            }
        }
        if (errors.hasErrors()) {
            return refused(response, PASSWORD_PAGE);
        }
        sessions.endAllBut(request.getSession().getId(), candidate.getUsername());
        next.addFlashAttribute("notice", messages.getMessage("account.settings.password.changed", null, language));
        return TO_SETTINGS;
    }

    private void requirePassword(
            String field,
            String typed,
            BindingResult errors,
            CandidatePrincipal candidate,
            HttpServletRequest request) {
        if (errors.hasFieldErrors(field)) {
            return;
        }
        try {
            settings.requirePassword(candidate.accountId(), typed, request.getRemoteAddr());
        } catch (WrongPassword | TooManyPasswords refused) {
            errors.rejectValue(field, ((BrokenRule) refused).messageKey());
        }
    }

    private static String refused(HttpServletResponse response, String page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page;
    }
}
