package fr.candidatflow.catalogue.administration;

import static fr.candidatflow.catalogue.administration.Typed.orEmpty;

import fr.candidatflow.catalogue.Centre;
import fr.candidatflow.catalogue.CentreEditor;
import fr.candidatflow.catalogue.ChangedMeanwhile;
import fr.candidatflow.catalogue.CodeTaken;
import fr.candidatflow.catalogue.Commission;
import fr.candidatflow.catalogue.InUse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Centres and their commissions. */
@Controller
class CentresController {

    private static final String CENTRES = "/admin/centres";
    private static final String COMMISSIONS = "/admin/commissions";
    private static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String CODE_RULE =
            "Enter a code of small letters, digits and single hyphens, at most 40, such as faculte-de-droit.";

    record CentreForm(String version, String code, String label, String email, String postalAddress) {

        CentreForm {
            version = orEmpty(version);
            code = orEmpty(code);
            label = orEmpty(label);
            email = orEmpty(email);
            postalAddress = orEmpty(postalAddress);
        }
    }

    record CommissionForm(String version, String code, String centre, String label) {

        CommissionForm {
            version = orEmpty(version);
            code = orEmpty(code);
            centre = orEmpty(centre);
            label = orEmpty(label);
        }
    }

    private final CentreEditor centres;

    CentresController(CentreEditor centres) {
        this.centres = centres;
    }

    @GetMapping(CENTRES)
    String centres(Model model) {
        model.addAttribute("centres", centres.centres());
        return "catalogue/administration/centres";
    }

    @GetMapping(CENTRES + "/new")
    String newCentre(Model model) {
        model.addAttribute("form", new CentreForm("", "", "", "", ""));
        return "catalogue/administration/centre";
    }

    @PostMapping(CENTRES + "/new")
    String createCentre(
            @ModelAttribute("form") CentreForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var typed = new Typed(errors);
        code(form.code(), typed);
        check(form, typed);
        return save(typed, "catalogue/administration/centre", CENTRES, model, response, next, () -> {
            centres.create(centre(form.code(), form), user.getName());
        });
    }

    @GetMapping(CENTRES + "/{centre}")
    String centre(@PathVariable("centre") String code, Model model) {
        var listed = centres.centre(code);
        model.addAttribute("centre", listed);
        model.addAttribute(
                "form",
                new CentreForm(
                        "" + listed.version(),
                        code,
                        listed.centre().label(),
                        listed.centre().email(),
                        listed.centre().postalAddress()));
        return "catalogue/administration/centre";
    }

    @PostMapping(CENTRES + "/{centre}")
    String changeCentre(
            @PathVariable("centre") String code,
            @ModelAttribute("form") CentreForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        model.addAttribute("centre", centres.centre(code));
        var typed = new Typed(errors);
        check(form, typed);
        return save(
                typed,
                "catalogue/administration/centre",
                CENTRES,
                model,
                response,
                next,
                () -> centres.save(centre(code, form), Typed.version(form.version()), user.getName()));
    }

    @PostMapping(CENTRES + "/{centre}/deletion")
    String deleteCentre(
            @PathVariable("centre") String code,
            @RequestParam(defaultValue = "") String version,
            Authentication user,
            RedirectAttributes next) {
        return delete(CENTRES, next, () -> centres.deleteCentre(code, Typed.version(version), user.getName()));
    }

    @GetMapping(COMMISSIONS)
    String commissions(Model model) {
        model.addAttribute("commissions", centres.commissions());
        return "catalogue/administration/commissions";
    }

    @GetMapping(COMMISSIONS + "/new")
    String newCommission(Model model) {
        model.addAttribute("form", new CommissionForm("", "", "", ""));
        model.addAttribute("centres", centreNames());
        return "catalogue/administration/commission";
    }

    @PostMapping(COMMISSIONS + "/new")
    String createCommission(
            @ModelAttribute("form") CommissionForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        model.addAttribute("centres", centreNames());
        var typed = new Typed(errors);
        code(form.code(), typed);
        if (!centreNames().containsKey(form.centre())) {
            typed.refuse("centre", "Choose a centre.");
        }
        typed.text("label", "a name", form.label(), 200);
        return save(
                typed,
                "catalogue/administration/commission",
                COMMISSIONS,
                model,
                response,
                next,
                () -> centres.create(new Commission(form.code(), form.centre(), form.label()), user.getName()));
    }

    @GetMapping(COMMISSIONS + "/{commission}")
    String commission(@PathVariable("commission") String code, Model model) {
        var listed = centres.commission(code);
        model.addAttribute("commission", listed);
        model.addAttribute(
                "form",
                new CommissionForm(
                        "" + listed.version(),
                        code,
                        listed.commission().centreCode(),
                        listed.commission().label()));
        return "catalogue/administration/commission";
    }

    @PostMapping(COMMISSIONS + "/{commission}")
    String changeCommission(
            @PathVariable("commission") String code,
            @ModelAttribute("form") CommissionForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        model.addAttribute("commission", centres.commission(code));
        var typed = new Typed(errors);
        typed.text("label", "a name", form.label(), 200);
        return save(
                typed,
                "catalogue/administration/commission",
                COMMISSIONS,
                model,
                response,
                next,
                () -> centres.rename(code, form.label(), Typed.version(form.version()), user.getName()));
    }

    @PostMapping(COMMISSIONS + "/{commission}/deletion")
    String deleteCommission(
            @PathVariable("commission") String code,
            @RequestParam(defaultValue = "") String version,
            Authentication user,
            RedirectAttributes next) {
        return delete(COMMISSIONS, next, () -> centres.deleteCommission(code, Typed.version(version), user.getName()));
    }

    private static String save(
            Typed typed,
            String page,
            String list,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next,
            Runnable act) {
        var status = HttpStatus.UNPROCESSABLE_ENTITY;
        if (typed.ok()) {
            try {
                act.run();
                next.addFlashAttribute("notice", "Saved.");
                return "redirect:" + list;
            } catch (CodeTaken refused) {
                typed.refuse("code", refused);
            } catch (ChangedMeanwhile | OptimisticLockingFailureException refused) {
                status = HttpStatus.CONFLICT;
                model.addAttribute("refusal", new ChangedMeanwhile().getMessage());
            }
        }
        response.setStatus(status.value());
        return page;
    }

    private static String delete(String list, RedirectAttributes next, Runnable act) {
        try {
            act.run();
            next.addFlashAttribute("notice", "Deleted.");
        } catch (InUse refused) {
            next.addFlashAttribute("refusal", refused.getMessage());
        } catch (ChangedMeanwhile | OptimisticLockingFailureException | DataIntegrityViolationException refused) {
            next.addFlashAttribute("refusal", new ChangedMeanwhile().getMessage());
        }
        return "redirect:" + list;
    }

    private static void code(String code, Typed typed) {
        typed.code("code", code.length() > 40 ? "" : code, CODE, CODE_RULE);
    }

    private static void check(CentreForm form, Typed typed) {
        typed.text("label", "a name", form.label(), 180);
        typed.code(
                "email",
                form.email().length() > 254 ? "" : form.email(),
                "[^@\\s]+@[^@\\s]+",
                "Enter an e-mail address, such as droit@universite.example.");
        typed.text("postalAddress", "a postal address", form.postalAddress(), 500);
    }

    private static Centre centre(String code, CentreForm form) {
        return new Centre(code, form.label(), form.email(), form.postalAddress().replace("\r\n", "\n"));
    }

    private Map<String, String> centreNames() {
        return centres.centres().stream()
                .map(CentreEditor.ListedCentre::centre)
                .collect(Collectors.toMap(Centre::code, Centre::label, (a, b) -> a, LinkedHashMap::new));
    }
}
