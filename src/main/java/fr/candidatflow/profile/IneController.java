package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
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

    private final ProfileService service;
    private final ProfilePages pages;
    private final ProfileText text;

    IneController(ProfileService service, ProfilePages pages, ProfileText text) {
        this.service = service;
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
        model.addAttribute("form", new Form(null, view.ine()));
        model.addAttribute("version", view.version(ProfileBlock.INE));
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
        model.addAttribute("version", form.version());
        if (!errors.hasErrors()) {
            try {
                service.saveIne(account, Typed.version(form.version()), ine);
                return pages.saved(
                        redirect,
                        ine == null ? "profile.saved.no-ine" : "profile.saved.ine",
                        ProfilePages.next(ProfileBlock.INE));
            } catch (IneAlreadyUsed used) {
                errors.rejectValue("ine", used.messageKey());
            } catch (ChangedMeanwhile changed) {
                ProfileView last = service.view(account);
                pages.changedMeanwhile(
                        model,
                        response,
                        last.version(ProfileBlock.INE),
                        text.ine(last.ine()),
                        text.ine(ine == null ? null : ine.value()));
                return page(model, last);
            }
        }
        pages.refused(response);
        return page(model, view);
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
