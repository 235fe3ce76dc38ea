package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.profile.ProfilePages.Comparison;
import fr.candidatflow.profile.ProfilePages.Sent;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The INE (S16, S17): says whether it is asked of this candidate, and why. */
@Controller
@RequestMapping("/profile/ine")
class IneController {

    private static final String PAGE = "profile/ine";
    private static final FormKey KEY = FormKey.of(ProfileBlock.INE);

    private final ProfileService service;
    private final ProfileForms forms;
    private final ProfilePages pages;
    private final ProfileText text;

    IneController(ProfileService service, ProfileForms forms, ProfilePages pages, ProfileText text) {
        this.service = service;
        this.forms = forms;
        this.pages = pages;
        this.text = text;
    }

    record Form(String version, String ine) {

        Form {
            ine = Typed.line(ine);
        }
    }

    @GetMapping
    String show(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        ProfileView view = service.view(candidate.accountId());
        pages.show(model, KEY, forms.shown(candidate.accountId(), view, ProfileBlock.INE));
        return page(model, view);
    }

    @PostMapping
    String save(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = candidate.accountId();
        ProfileView view = service.view(account);
        Ine ine = Ine.typed(form.ine());
        if (ine != null) {
            Problem.mark(ine.problems(), errors);
        } else if (required(view)) {
            Problem.mark(List.of(new Problem("ine", "profile.problem.ine.missing")), errors);
        }
        var sent = new Sent(account, KEY, form, form.version(), errors, model, response);
        if (pages.save(sent, seen -> save(account, seen, ine, errors), () -> comparison(account, ine))) {
            return pages.saved(redirect, ine == null ? "profile.saved.no-ine" : "profile.saved.ine", next(account));
        }
        return page(model, service.view(account));
    }

    /** Whoever comes back for the INE alone, last of all, has not to go through the other steps again. */
    private String next(AccountId account) {
        return service.view(account).completeness().complete()
                ? ProfilePages.PROFILE
                : ProfilePages.next(ProfileBlock.INE);
    }

    private void save(AccountId account, long seen, Ine ine, BindingResult errors) {
        try {
            service.saveIne(account, seen, ine);
        } catch (IneAlreadyUsed used) {
            errors.rejectValue("ine", used.messageKey());
        }
    }

    private Comparison comparison(AccountId account, Ine typed) {
        ProfileView last = service.view(account);
        return new Comparison(
                last.version(ProfileBlock.INE), text.ine(last.ine()), text.ine(typed == null ? null : typed.value()));
    }

    private static boolean required(ProfileView view) {
        return view.ineRequirement() != null && view.ineRequirement().required();
    }

    private static String page(Model model, ProfileView view) {
        model.addAttribute("requirement", view.ineRequirement());
        model.addAttribute("required", required(view));
        return PAGE;
    }
}
