package fr.candidatflow.account;

import fr.candidatflow.account.AccountService.Activation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sign-up, activation, and the two ways to have one's mail again (S02-S13). */
@Controller
@RequestMapping("/account")
class AccountController {

    private static final String MAIL_SENT = "redirect:/account/mail-sent";

    record AddressForm(
            @NotBlank(message = "{account.email.missing}") @EmailAddress
            String email) {

        AddressForm {
            email = email == null ? "" : email.strip();
        }
    }

    private final AccountService service;
    private final MailRequests requests;
    private final MessageSource messages;

    AccountController(AccountService service, MailRequests requests, MessageSource messages) {
        this.service = service;
        this.requests = requests;
        this.messages = messages;
    }

    @GetMapping("/new")
    String signUpPage(Model model) {
        model.addAttribute("form", SignUp.empty());
        return "account/new";
    }

    @PostMapping("/new")
    String signUp(
            @Valid @ModelAttribute("form") SignUp form,
            BindingResult errors,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (errors.hasErrors()) {
            return refused(response, "account/new");
        }
        if (!requests.take(request.getRemoteAddr())) {
            return tooMany(errors, response, "account/new");
        }
        service.signUp(form, language);
        next.addFlashAttribute("email", form.email());
        return MAIL_SENT;
    }

    @GetMapping("/activation-email")
    String activationMailPage(Model model) {
        model.addAttribute("form", new AddressForm(""));
        return "account/activation-email";
    }

    @PostMapping("/activation-email")
    String activationMail(
            @Valid @ModelAttribute("form") AddressForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        return mailCredentials("account/activation-email", form, errors, request, response, next);
    }

    @GetMapping("/recovery")
    String recoveryPage(Model model) {
        model.addAttribute("form", new AddressForm(""));
        return "account/recovery";
    }

    @PostMapping("/recovery")
    String recovery(
            @Valid @ModelAttribute("form") AddressForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        return mailCredentials("account/recovery", form, errors, request, response, next);
    }

    private String mailCredentials(
            String page,
            AddressForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (errors.hasErrors()) {
            return refused(response, page);
        }
        if (!requests.take(request.getRemoteAddr())) {
            return tooMany(errors, response, page);
        }
        service.requestCredentials(form.email());
        next.addFlashAttribute("email", form.email());
        return MAIL_SENT;
    }

    @GetMapping("/mail-sent")
    String mailSent() {
        return "account/mail-sent";
    }

    /** The link of the mail: opening it is enough (S13). */
    @GetMapping("/activation")
    String activate(
            @RequestParam(defaultValue = "") String token,
            Locale language,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var outcome = service.activate(token);
        switch (outcome) {
            case ACTIVATED -> {
                next.addFlashAttribute("notice", messages.getMessage("account.activation.done", null, language));
                next.addFlashAttribute("activated", true);
                return "redirect:/";
            }
            case ALREADY_ACTIVE -> {
                next.addFlashAttribute("notice", messages.getMessage("account.activation.already", null, language));
                return "redirect:" + Pages.SIGN_IN;
            }
            default -> {
                boolean expired = outcome == Activation.EXPIRED;
                response.setStatus((expired ? HttpStatus.GONE : HttpStatus.NOT_FOUND).value());
                model.addAttribute("expired", expired);
                return "account/activation";
            }
        }
    }

    private static String tooMany(BindingResult errors, HttpServletResponse response, String page) {
        errors.reject("account.too-many-requests");
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        return page;
    }

    private static String refused(HttpServletResponse response, String page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page;
    }
}
