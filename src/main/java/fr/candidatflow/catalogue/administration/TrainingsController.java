package fr.candidatflow.catalogue.administration;

import fr.candidatflow.catalogue.CampaignEditor;
import fr.candidatflow.catalogue.CapacityTaken;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.ChangedMeanwhile;
import fr.candidatflow.catalogue.CodeTaken;
import fr.candidatflow.catalogue.Commission;
import fr.candidatflow.catalogue.DatesOutOfOrder;
import fr.candidatflow.catalogue.ImportRefused;
import fr.candidatflow.catalogue.InUse;
import fr.candidatflow.catalogue.ListedTraining;
import fr.candidatflow.catalogue.TrainingEditor;
import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.ListPage;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Finds a training, and changes what it offers and asks for. */
@Controller
@RequestMapping("/admin/trainings")
class TrainingsController {

    private static final String NEW = "catalogue/administration/training-new";

    private final TrainingEditor trainings;
    private final CampaignEditor campaigns;
    private final CatalogueService catalogue;
    private final Audit audit;

    TrainingsController(TrainingEditor trainings, CampaignEditor campaigns, CatalogueService catalogue, Audit audit) {
        this.trainings = trainings;
        this.campaigns = campaigns;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var all = campaigns.all();
        String shown = all.stream().anyMatch(known -> known.code().equals(campaign))
                ? campaign
                : campaigns.current().orElse("");
        List<ListedTraining> found = shown.isEmpty() ? List.of() : trainings.search(shown, words);
        model.addAttribute("campaigns", all);
        model.addAttribute("campaign", shown);
        model.addAttribute("words", words);
        ListPage.of(found, page).show("trainings", model);
        return "catalogue/administration/trainings";
    }

    /** With what an import would have given it. */
    @GetMapping("/new")
    String blank(@RequestParam(defaultValue = "") String campaign, Model model) {
        var all = campaigns.all();
        if (all.isEmpty()) {
            return NEW;
        }
        String chosen = all.stream().anyMatch(known -> known.code().equals(campaign))
                ? campaign
                : campaigns.current().orElse(all.get(0).code());
        try {
            model.addAttribute("form", TrainingForm.blank(trainings.blank(chosen, "")));
        } catch (ImportRefused refused) {
            model.addAttribute("refusal", refused.getMessage());
        }
        return showBlank(model);
    }

    @PostMapping("/new")
    String create(
            @ModelAttribute("form") TrainingForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var typed = new Typed(errors);
        typed.code(
                "code",
                form.code(),
                "[A-Za-z0-9][A-Za-z0-9._-]{0,49}",
                "Enter a code of letters without accents, digits, dots, hyphens and underscores, at most 50, such as L3-INFO.");
        boolean knownCampaign =
                campaigns.all().stream().anyMatch(known -> known.code().equals(form.campaign()));
        if (!knownCampaign) {
            typed.refuse("campaign", "Choose a campaign.");
        }
        var content = form.read(
                knownCampaign ? form.campaign() : null,
                List.of(),
                catalogue.commissions(),
                dates -> knownCampaign ? trainings.disorder(form.campaign(), dates) : List.of(),
                typed);
        if (typed.ok()) {
            try {
                var documents =
                        trainings.blank(form.campaign(), content.centreCode()).documents();
                var id = trainings.create(form.code(), content.withDocuments(documents), user.getName());
                next.addFlashAttribute(
                        "notice",
                        "The training %s is made. Look at its required documents, which are those of the defaults."
                                .formatted(form.code()));
                return "redirect:/admin/trainings/" + id.value();
            } catch (CodeTaken refused) {
                typed.refuse("code", refused);
            } catch (DatesOutOfOrder refused) {
                TrainingForm.refuse(refused, typed);
            } catch (ImportRefused refused) {
                model.addAttribute("refusal", refused.getMessage());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return showBlank(model);
    }

    private String showBlank(Model model) {
        model.addAttribute("commissions", commissions());
        model.addAttribute(
                "campaigns",
                campaigns.all().stream()
                        .collect(Collectors.toMap(
                                CampaignEditor.Listed::code,
                                campaign -> campaign.label().en(),
                                (a, b) -> a,
                                LinkedHashMap::new)));
        return NEW;
    }

    @GetMapping("/{trainingId}")
    String page(@PathVariable("trainingId") String id, Model model) {
        var training = trainings.get(id(id));
        model.addAttribute("form", TrainingForm.of(training));
        return show(training, model);
    }

    @PostMapping("/{trainingId}")
    String save(
            @PathVariable("trainingId") String id,
            @ModelAttribute("form") TrainingForm form,
            BindingResult errors,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var before = trainings.get(id(id));
        var typed = new Typed(errors);
        var present = before.content();
        var content = form.read(
                present.campaignCode(),
                present.documents(),
                catalogue.commissions(),
                dates -> dates.equals(present.dates())
                        ? List.of() // They may be out of order by now, and nobody has touched them.
                        : trainings.disorder(present.campaignCode(), dates),
                typed);
        if (typed.ok()) {
            try {
                boolean changed = trainings.save(
                        before.id(),
                        Typed.version(form.version()),
                        content,
                        form.inService().equals("yes"),
                        user.getName());
                next.addFlashAttribute("notice", changed ? "The training is saved." : "Nothing was changed.");
                return "redirect:/admin/trainings/" + id;
            } catch (DatesOutOfOrder refused) {
                TrainingForm.refuse(refused, typed);
            } catch (CapacityTaken refused) {
                typed.refuse("capacity", refused);
            } catch (InUse refused) {
                typed.refuse("commission", refused);
            } catch (ChangedMeanwhile | OptimisticLockingFailureException refused) {
                return changedMeanwhile(before.id(), form, model, response);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(before, model);
    }

    /** What was typed stays, beside what is there now; saving it again is then a decision. */
    private String changedMeanwhile(TrainingId id, TrainingForm form, Model model, HttpServletResponse response) {
        var now = trainings.get(id);
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refusal", new ChangedMeanwhile().getMessage());
        model.addAttribute("differences", form.differences(TrainingForm.of(now)));
        var kept = form.withVersion(now.version());
        model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + "form");
        model.addAttribute("form", kept);
        return show(now, model);
    }

    @GetMapping("/{trainingId}/deletion")
    String deletion(@PathVariable("trainingId") String id, Model model) {
        var training = trainings.get(id(id));
        model.addAttribute("training", training);
        model.addAttribute("use", trainings.use(training.id()));
        return "catalogue/administration/training-deletion";
    }

    @PostMapping("/{trainingId}/deletion")
    String delete(
            @PathVariable("trainingId") String id,
            @RequestParam(defaultValue = "") String version,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var training = trainings.get(id(id));
        try {
            trainings.delete(training.id(), Typed.version(version), user.getName());
            next.addFlashAttribute("notice", "The training %s is deleted.".formatted(training.code()));
            return "redirect:/admin/trainings";
        } catch (InUse | ChangedMeanwhile refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", refused.getMessage());
            return deletion(id, model);
        }
    }

    private String show(TrainingEditor.Edited training, Model model) {
        var entries = audit.of(TrainingEditor.AREA, training.code());
        model.addAttribute("training", training);
        model.addAttribute("use", trainings.use(training.id()));
        model.addAttribute("commissions", commissions());
        model.addAttribute("entries", entries.subList(Math.max(0, entries.size() - 5), entries.size()));
        return "catalogue/administration/training";
    }

    private Map<String, String> commissions() {
        return catalogue.commissions().stream()
                .collect(Collectors.toMap(Commission::code, Commission::label, (a, b) -> a, LinkedHashMap::new));
    }

    static TrainingId id(String id) {
        try {
            return new TrainingId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
