package fr.candidatflow.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The choice of a password in place of the one-time secret (decision 1). */
@Controller
@RequestMapping(Pages.PASSWORD)
class PasswordController {

    private static final String PAGE = "account/password";

    record Form(String password, String confirmation) {

        Form {
            password = password == null ? "" : password;
            confirmation = confirmation == null ? "" : confirmation;
        }
    }

    private final AccountService service;
    private final RequestCache requestCache;
    private final OpenSessions sessions;
    private final MessageSource messages;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    PasswordController(
            AccountService service, RequestCache requestCache, OpenSessions sessions, MessageSource messages) {
        this.service = service;
        this.requestCache = requestCache;
        this.sessions = sessions;
        this.messages = messages;
    }

    @GetMapping
    String page(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        if (!candidate.mustChoosePassword()) {
            return "redirect:" + Pages.LANDING;
        }
        model.addAttribute("form", new Form("", ""));
        return PAGE;
    }

    @PostMapping
    String choose(
            @ModelAttribute("form") Form form,
            BindingResult errors,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!candidate.mustChoosePassword()) {
            return "redirect:" + Pages.LANDING;
        }
        if (form.confirmation().equals(form.password())) {
            try {
                service.choosePassword(candidate.accountId(), form.password());
            } catch (PasswordRefused refused) {
                errors.rejectValue("password", refused.messageKey());
            } catch (OneTimeSecretSpent spent) {
                errors.reject(spent.messageKey());
            }
        } else {
            errors.rejectValue("confirmation", "account.password.different");
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return PAGE;
        }
        // Whoever else got in, with the old password or with the same secret, is out.
        sessions.endAllBut(request.getSession().getId(), candidate.getUsername());
        signInFully(candidate, request, response);
        next.addFlashAttribute("notice", messages.getMessage("account.password.chosen", null, language));
        if (KeptForms.of(request, candidate).isPresent()) {
            return "redirect:" + KeptForms.PAGE;
        }
        var asked = requestCache.getRequest(request, response);
        return "redirect:" + (asked == null ? Pages.LANDING : asked.getRedirectUrl());
    }

    private void signInFully(CandidatePrincipal candidate, HttpServletRequest request, HttpServletResponse response) {
        var principal = candidate.withPasswordChosen();
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
        authentication.setDetails(new WebAuthenticationDetails(request));
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
