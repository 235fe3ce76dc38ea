package fr.candidatflow.catalogue.administration;

import static fr.candidatflow.catalogue.administration.Typed.orEmpty;

import fr.candidatflow.catalogue.CampaignEditor;
import fr.candidatflow.catalogue.CatalogueUploads;
import fr.candidatflow.catalogue.ChangedMeanwhile;
import fr.candidatflow.catalogue.ImportRefused;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The ministry's file: uploaded, tried out, brought in. */
@Controller
@RequestMapping("/admin/import")
class ImportController {

    /** Changes that the page shows one by one; the audit has them all. */
    static final int SHOWN = 200;

    private static final String AS_THE_DEFAULTS_SAY = "defaults";

    record ImportForm(String establishment, String campaign, String remove, String file, String defaults) {

        ImportForm {
            establishment = orEmpty(establishment);
            campaign = orEmpty(campaign);
            remove = orEmpty(remove);
            file = orEmpty(file);
            defaults = orEmpty(defaults);
        }
    }

    private final CatalogueUploads uploads;
    private final CampaignEditor campaigns;

    ImportController(CatalogueUploads uploads, CampaignEditor campaigns) {
        this.uploads = uploads;
        this.campaigns = campaigns;
    }

    @GetMapping
    String blank(Model model) {
        model.addAttribute("form", new ImportForm("", campaigns.current().orElse(AS_THE_DEFAULTS_SAY), "no", "", ""));
        return show(model);
    }

    @PostMapping
    String upload(
            @RequestParam(name = "file", required = false) MultipartFile file,
            @RequestParam(name = "defaults", required = false) MultipartFile defaults,
            @RequestParam(defaultValue = "") String establishment,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam(defaultValue = "") String remove,
            Authentication user,
            Model model,
            HttpServletResponse response) {
        var form = new ImportForm(establishment, campaign, remove, "", "");
        var errors = new BeanPropertyBindingResult(form, "form");
        var typed = new Typed(errors);
        if (isEmpty(file)) {
            typed.refuse("file", "Choose the ministry’s file.");
        }
        typed.code(
                "establishment",
                form.establishment(),
                "[0-9A-Za-z]{8}",
                "Enter the UAI code of the establishment, 8 letters and digits such as 0542493S.");
        typed.code("remove", form.remove(), "yes|no", "Choose what becomes of what the file no longer offers.");
        if (!choices().containsKey(form.campaign())) {
            typed.refuse("campaign", "Choose a campaign.");
        }
        if (typed.ok()) {
            try {
                var id = uploads.keep(
                        user.getName(),
                        orEmpty(file.getOriginalFilename()),
                        bytes(file),
                        form.establishment().toUpperCase(Locale.ROOT),
                        form.campaign().equals(AS_THE_DEFAULTS_SAY) ? null : form.campaign(),
                        form.remove().equals("yes"),
                        isEmpty(defaults) ? null : bytes(defaults));
                return "redirect:/admin/import/" + id;
            } catch (ImportRefused refused) {
                typed.refuse(refused.getMessage().contains("defaults") ? "defaults" : "file", refused.getMessage());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return show(model);
    }

    /** What would be done. */
    @GetMapping("/{upload}")
    String trial(@PathVariable("upload") String id, Authentication user, Model model, HttpServletResponse response) {
        try {
            var trial = uploads.tryOut(id(id), user.getName());
            model.addAttribute("upload", id);
            model.addAttribute("trial", trial);
            model.addAttribute("report", trial.report());
            model.addAttribute("shown", SHOWN);
            var report = trial.report();
            model.addAttribute(
                    "rowsRead",
                    "%d, of other establishments %d, closed %d"
                            .formatted(report.rowsRead(), report.rowsOfOthers(), report.closed()));
            model.addAttribute(
                    "counts",
                    "%d created, %d changed, %d unchanged, %d removed"
                            .formatted(
                                    report.created(),
                                    report.changed(),
                                    report.unchanged(),
                                    report.removed().size()));
        } catch (ImportRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", "Nothing was changed. " + refused.getMessage());
        }
        return "catalogue/administration/import-trial";
    }

    @PostMapping("/{upload}")
    String apply(
            @PathVariable("upload") String id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) Set<String> overwrite,
            Authentication user,
            RedirectAttributes next) {
        try {
            var report = uploads.apply(id(id), user.getName(), state, overwrite == null ? Set.of() : overwrite);
            next.addFlashAttribute("notice", "The import is done.");
            next.addFlashAttribute("report", report.toString());
            return "redirect:/admin/import";
        } catch (ChangedMeanwhile | OptimisticLockingFailureException refused) {
            next.addFlashAttribute(
                    "refusal",
                    "Somebody else has changed the catalogue meanwhile. Nothing was imported; below is what the file would do now.");
        } catch (ImportRefused refused) {
            next.addFlashAttribute("refusal", "Nothing was changed. " + refused.getMessage());
        }
        return "redirect:/admin/import/" + id;
    }

    private String show(Model model) {
        model.addAttribute("campaigns", choices());
        return "catalogue/administration/import";
    }

    private Map<String, String> choices() {
        var choices = new LinkedHashMap<String, String>();
        campaigns
                .all()
                .forEach(campaign ->
                        choices.put(campaign.code(), campaign.label().en()));
        choices.put(AS_THE_DEFAULTS_SAY, "The campaign of the file of defaults, which is opened");
        return choices;
    }

    private static boolean isEmpty(MultipartFile file) {
        return file == null || file.isEmpty();
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }
}
