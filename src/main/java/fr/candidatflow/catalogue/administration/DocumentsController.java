package fr.candidatflow.catalogue.administration;

import static fr.candidatflow.catalogue.administration.Typed.orEmpty;

import fr.candidatflow.catalogue.ChangedMeanwhile;
import fr.candidatflow.catalogue.DocumentRules;
import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.catalogue.RequiredDocument;
import fr.candidatflow.catalogue.TrainingEditor;
import fr.candidatflow.document.DocumentTemplates;
import fr.candidatflow.document.FileRefused;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a training asks for, in the order in which candidates see it. Open applications keep what they were opened with. */
@Controller
@RequestMapping("/admin/trainings/{trainingId}/documents")
class DocumentsController {

    private static final String NEW = "new";

    record DocumentForm(
            String version,
            String code,
            String labelFr,
            String labelEn,
            String hintFr,
            String hintEn,
            String mandatory,
            String notConcernedAllowed,
            String template) {

        DocumentForm {
            version = orEmpty(version);
            code = orEmpty(code);
            labelFr = orEmpty(labelFr);
            labelEn = orEmpty(labelEn);
            hintFr = orEmpty(hintFr);
            hintEn = orEmpty(hintEn);
            mandatory = orEmpty(mandatory);
            notConcernedAllowed = orEmpty(notConcernedAllowed);
            template = orEmpty(template);
        }

        static DocumentForm of(long version, RequiredDocument document) {
            var hint = document.hint();
            return new DocumentForm(
                    "" + version,
                    document.code(),
                    document.label().fr(),
                    document.label().en(),
                    hint == null ? "" : hint.fr(),
                    hint == null ? "" : hint.en(),
                    document.mandatory() ? "yes" : "no",
                    document.notConcernedAllowed() ? "yes" : "no",
                    "keep");
        }
    }

    private final TrainingEditor trainings;
    private final DocumentRules rules;
    private final DocumentTemplates templates;
    private final TransactionOperations transaction;

    DocumentsController(
            TrainingEditor trainings,
            DocumentRules rules,
            DocumentTemplates templates,
            TransactionOperations transaction) {
        this.trainings = trainings;
        this.rules = rules;
        this.templates = templates;
        this.transaction = transaction;
    }

    @GetMapping
    String list(@PathVariable("trainingId") String id, Model model) {
        var training = trainings.get(TrainingsController.id(id));
        var rulesOf = new LinkedHashMap<String, List<DocumentRules.Rule>>();
        training.content()
                .documents()
                .forEach(document -> rulesOf.put(
                        document.code(),
                        rules.of(document.code(), training.content().mode())));
        model.addAttribute("training", training);
        model.addAttribute("rules", rulesOf);
        return "catalogue/administration/documents";
    }

    @GetMapping("/{documentCode}")
    String page(@PathVariable("trainingId") String id, @PathVariable("documentCode") String code, Model model) {
        var training = trainings.get(TrainingsController.id(id));
        model.addAttribute(
                "form",
                code.equals(NEW)
                        ? new DocumentForm("" + training.version(), "", "", "", "", "", "yes", "no", "keep")
                        : DocumentForm.of(training.version(), find(training, code)));
        return show(training, code, model);
    }

    @PostMapping("/{documentCode}")
    String save(
            @PathVariable("trainingId") String id,
            @PathVariable("documentCode") String code,
            @ModelAttribute("form") DocumentForm form,
            BindingResult errors,
            @RequestParam(required = false) MultipartFile file,
            Authentication user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var training = trainings.get(TrainingsController.id(id));
        var present = code.equals(NEW) ? null : find(training, code);
        var typed = new Typed(errors);
        check(form, training, present, typed);
        if (typed.ok()) {
            try {
                transaction.executeWithoutResult(status -> {
                    var template = template(form, present, file, user.getName());
                    var document = new RequiredDocument(
                            present == null ? form.code() : present.code(),
                            new LocalizedText(form.labelFr(), form.labelEn()),
                            form.hintFr().isEmpty() ? null : new LocalizedText(form.hintFr(), form.hintEn()),
                            form.mandatory().equals("yes"),
                            form.notConcernedAllowed().equals("yes"),
                            template);
                    var documents = new ArrayList<>(training.content().documents());
                    if (present == null) {
                        documents.add(document);
                    } else {
                        documents.set(documents.indexOf(present), document);
                    }
                    store(training, form.version(), documents, user);
                });
                next.addFlashAttribute("notice", "The document is saved.");
                return "redirect:/admin/trainings/%s/documents".formatted(id);
            } catch (FileRefused refused) {
                typed.refuse("template", refused.getMessage() + ".");
            } catch (ChangedMeanwhile | OptimisticLockingFailureException refused) {
                return changedMeanwhile(next, id);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return show(training, code, model);
    }

    /** Up or down by one, or out. */
    @PostMapping
    String arrange(
            @PathVariable("trainingId") String id,
            @RequestParam String code,
            @RequestParam String act,
            @RequestParam(defaultValue = "") String version,
            Authentication user,
            RedirectAttributes next) {
        var training = trainings.get(TrainingsController.id(id));
        var documents = new ArrayList<>(training.content().documents());
        var document = find(training, code);
        int place = documents.indexOf(document);
        documents.remove(place);
        switch (act) {
            case "up" -> documents.add(Math.max(0, place - 1), document);
            case "down" -> documents.add(Math.min(documents.size(), place + 1), document);
            case "remove" -> {}
            default -> throw new NotFound();
        }
        try {
            store(training, version, documents, user);
            next.addFlashAttribute(
                    "notice", act.equals("remove") ? "The document is no longer asked for." : "The order is saved.");
            return "redirect:/admin/trainings/%s/documents".formatted(id);
        } catch (ChangedMeanwhile | OptimisticLockingFailureException refused) {
            return changedMeanwhile(next, id);
        }
    }

    private static String changedMeanwhile(RedirectAttributes next, String id) {
        next.addFlashAttribute(
                "refusal", new ChangedMeanwhile().getMessage() + " The list below is what is there now.");
        return "redirect:/admin/trainings/%s/documents".formatted(id);
    }

    private void store(
            TrainingEditor.Edited training, String version, List<RequiredDocument> documents, Authentication user) {
        trainings.save(
                training.id(),
                Typed.version(version),
                training.content().withDocuments(documents),
                training.inService(),
                user.getName());
    }

    private String template(DocumentForm form, RequiredDocument present, MultipartFile file, String staff) {
        return switch (form.template()) {
            case "none" -> null;
            case "upload" -> {
                try (InputStream content = file == null ? InputStream.nullInputStream() : file.getInputStream()) {
                    yield templates.keep(file == null ? "" : file.getOriginalFilename(), content, staff);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            default -> present == null ? null : present.template();
        };
    }

    private static void check(
            DocumentForm form, TrainingEditor.Edited training, RequiredDocument present, Typed typed) {
        if (present == null) {
            typed.code(
                    "code",
                    form.code(),
                    "[A-Z][A-Z0-9_]{0,39}",
                    "Enter a code of capitals, digits and underscores, at most 40, such as PORTFOLIO.");
            if (training.content().documents().stream()
                    .anyMatch(document -> document.code().equals(form.code()))) {
                typed.refuse("code", "This training asks for %s already.".formatted(form.code()));
            }
        }
        typed.text("labelFr", "the French name", form.labelFr(), 200);
        typed.text("labelEn", "the English name", form.labelEn(), 200);
        if (!form.hintFr().isEmpty() || !form.hintEn().isEmpty()) {
            typed.text("hintFr", "the French hint too, or neither", form.hintFr(), 500);
            typed.text("hintEn", "the English hint too, or neither", form.hintEn(), 500);
        }
        typed.code("mandatory", form.mandatory(), "yes|no", "Choose whether it is mandatory.");
        typed.code(
                "notConcernedAllowed",
                form.notConcernedAllowed(),
                "yes|no",
                "Choose whether a candidate may declare to be not concerned.");
        typed.code("template", form.template(), "keep|none|upload", "Choose what becomes of the template.");
    }

    private static RequiredDocument find(TrainingEditor.Edited training, String code) {
        return training.content().documents().stream()
                .filter(document -> document.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private String show(TrainingEditor.Edited training, String code, Model model) {
        var templateChoices = new LinkedHashMap<String, String>();
        var present = code.equals(NEW) ? null : find(training, code);
        if (present != null && present.template() != null) {
            templateChoices.put("keep", "Keep " + present.template());
            templateChoices.put("none", "None");
        } else {
            templateChoices.put("keep", "None");
        }
        templateChoices.put("upload", "Upload a PDF");
        model.addAttribute("training", training);
        model.addAttribute("document", present);
        model.addAttribute("templateChoices", templateChoices);
        return "catalogue/administration/document";
    }
}
