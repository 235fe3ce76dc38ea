package fr.candidatflow.catalogue.administration;

import static fr.candidatflow.catalogue.administration.Typed.orEmpty;

import fr.candidatflow.catalogue.CampaignEditor;
import fr.candidatflow.catalogue.CampaignTooShort;
import fr.candidatflow.catalogue.ChangedMeanwhile;
import fr.candidatflow.catalogue.CodeTaken;
import fr.candidatflow.catalogue.DatesOutOfOrder;
import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The years of admissions: one is open at a time. */
@Controller
@RequestMapping("/admin/campaigns")
class CampaignsController {

    private static final String LIST = "redirect:/admin/campaigns";
    private static final String FORM = "catalogue/administration/campaign";

    /** @param from the campaign whose trainings are copied; empty for none */
    record CampaignForm(
            String version, String from, String code, String labelFr, String labelEn, String startsOn, String endsOn) {

        CampaignForm {
            version = orEmpty(version);
            from = orEmpty(from);
            code = orEmpty(code);
            labelFr = orEmpty(labelFr);
            labelEn = orEmpty(labelEn);
            startsOn = orEmpty(startsOn);
            endsOn = orEmpty(endsOn);
        }
    }

    private final CampaignEditor campaigns;

    CampaignsController(CampaignEditor campaigns) {
        this.campaigns = campaigns;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("campaigns", campaigns.all());
        return "catalogue/administration/campaigns";
    }

    /** Empty, or the next one after another. */
    @GetMapping("/new")
    String blank(@RequestParam(defaultValue = "") String from, Model model) {
        var form = new CampaignForm("", "", "", "", "", "", "");
        if (!from.isEmpty()) {
            var last = campaigns.get(from);
            form = new CampaignForm(
                    "",
                    from,
                    "",
                    "",
                    "",
                    last.startsOn().plusYears(1).toString(),
                    last.endsOn().plusYears(1).toString());
            model.addAttribute("model", last);
        }
        model.addAttribute("form", form);
        return FORM;
    }

    @PostMapping("/new")
    String create(
            @ModelAttribute("form") CampaignForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var typed = new Typed(errors);
        typed.code(
                "code",
                form.code(),
                "[a-z0-9][a-z0-9-]{0,19}",
                "Enter a code of small letters, digits and hyphens, at most 20, such as 2028.");
        return save(form, typed, model, response, (label, startsOn, endsOn) -> {
            if (form.from().isEmpty()) {
                campaigns.create(form.code(), label, startsOn, endsOn, user.getName());
                next.addFlashAttribute("notice", "The campaign %s is created.".formatted(form.code()));
            } else {
                int copied = campaigns.prepareNext(form.from(), form.code(), label, startsOn, endsOn, user.getName());
                next.addFlashAttribute(
                        "notice",
                        "The campaign %s is prepared with %d trainings. Candidates see it when you open it."
                                .formatted(form.code(), copied));
            }
        });
    }

    @GetMapping("/{campaign}")
    String page(@PathVariable("campaign") String code, Model model) {
        var campaign = campaigns.get(code);
        model.addAttribute("campaign", campaign);
        model.addAttribute(
                "form",
                new CampaignForm(
                        "" + campaign.version(),
                        "",
                        code,
                        campaign.label().fr(),
                        campaign.label().en(),
                        campaign.startsOn().toString(),
                        campaign.endsOn().toString()));
        return FORM;
    }

    @PostMapping("/{campaign}")
    String change(
            @PathVariable("campaign") String code,
            @ModelAttribute("form") CampaignForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        model.addAttribute("campaign", campaigns.get(code));
        return save(form, new Typed(errors), model, response, (label, startsOn, endsOn) -> {
            campaigns.save(code, Typed.version(form.version()), label, startsOn, endsOn, user.getName());
            next.addFlashAttribute("notice", "The campaign %s is saved.".formatted(code));
        });
    }

    /** What opening or closing does is said before it is done. */
    @GetMapping("/{campaign}/{act:open|close}")
    String question(@PathVariable("campaign") String code, @PathVariable String act, Model model) {
        model.addAttribute("campaign", campaigns.get(code));
        model.addAttribute("act", act);
        model.addAttribute(
                "other",
                campaigns.all().stream()
                        .filter(other -> other.state() == CampaignEditor.State.OPEN
                                && !other.code().equals(code))
                        .findFirst()
                        .orElse(null));
        return "catalogue/administration/campaign-act";
    }

    @PostMapping("/{campaign}/{act:open|close}")
    String act(
            @PathVariable("campaign") String code,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String version,
            Authentication user,
            RedirectAttributes next) {
        try {
            switch (act) {
                case "open" -> campaigns.open(code, Typed.version(version), user.getName());
                case "close" -> campaigns.close(code, Typed.version(version), user.getName());
                default -> throw new NotFound();
            }
            next.addFlashAttribute(
                    "notice", "The campaign %s is %s.".formatted(code, act.equals("open") ? "open" : "closed"));
        } catch (ChangedMeanwhile | OptimisticLockingFailureException | DataIntegrityViolationException refused) {
            next.addFlashAttribute("refusal", new ChangedMeanwhile().getMessage());
        }
        return LIST;
    }

    private interface Act {

        void with(LocalizedText label, LocalDate startsOn, LocalDate endsOn);
    }

    private String save(CampaignForm form, Typed typed, Model model, HttpServletResponse response, Act act) {
        typed.text("labelFr", "the French name", form.labelFr(), 200);
        typed.text("labelEn", "the English name", form.labelEn(), 200);
        var startsOn = typed.date("startsOn", "start", form.startsOn(), true);
        var endsOn = typed.date("endsOn", "end", form.endsOn(), true);
        var status = HttpStatus.UNPROCESSABLE_ENTITY;
        if (typed.ok()) {
            try {
                act.with(new LocalizedText(form.labelFr(), form.labelEn()), startsOn, endsOn);
                return LIST;
            } catch (CodeTaken refused) {
                typed.refuse("code", refused);
            } catch (DatesOutOfOrder | CampaignTooShort refused) {
                typed.refuse("endsOn", refused);
            } catch (ChangedMeanwhile | OptimisticLockingFailureException refused) {
                status = HttpStatus.CONFLICT;
                model.addAttribute("refusal", new ChangedMeanwhile().getMessage());
            }
        }
        if (!form.from().isEmpty()) {
            model.addAttribute("model", campaigns.get(form.from()));
        }
        response.setStatus(status.value());
        return FORM;
    }
}
