package fr.candidatflow.account;

import fr.candidatflow.account.SignInRefused.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page (S14); the form itself goes to the security chain. */
@Controller
class SignInController {

    private static final Set<Reason> AT_THE_PASSWORD =
            EnumSet.of(Reason.PASSWORD_MISSING, Reason.SECRET_EXPIRED, Reason.PAGE_EXPIRED);

    record Form(String userId, String password) {}

    @GetMapping(Pages.SIGN_IN)
    String page(@AuthenticationPrincipal CandidatePrincipal candidate, HttpServletRequest request, Model model) {
        if (candidate != null) {
            return "redirect:" + Pages.LANDING;
        }
        var failure = SignInFailure.take(request);
        var form = new Form(failure == null ? "" : failure.userId(), "");
        var errors = new BeanPropertyBindingResult(form, "form");
        if (failure != null) {
            errors.rejectValue(
                    AT_THE_PASSWORD.contains(failure.reason()) ? "password" : "userId",
                    failure.reason().messageKey());
        }
        model.addAttribute("kept", KeptForms.waits(request));
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return "account/sign-in";
    }
}
