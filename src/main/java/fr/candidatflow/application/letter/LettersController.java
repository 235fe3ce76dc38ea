package fr.candidatflow.application.letter;

import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators write the letters. */
@Controller
class LettersController {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 8_000;

    private final LetterTemplates templates;
    private final Letters letters;

    LettersController(LetterTemplates templates, Letters letters) {
        this.templates = templates;
        this.letters = letters;
    }

    /**
     * As it was typed.
     *
     * @param attached null when the box is not ticked
     * @param version of the letter that the page showed
     */
    record Form(String titleFr, String bodyFr, String titleEn, String bodyEn, String attached, Long version) {

        static Form of(LetterTemplate letter) {
            return new Form(
                    letter.title().fr(),
                    letter.body().fr(),
                    letter.title().en(),
                    letter.body().en(),
                    letter.attached() ? "true" : null,
                    letter.version());
        }

        Map<String, String> problems() {
            var problems = new LinkedHashMap<String, String>();
            check(problems, "titleFr", "French title", titleFr, LONGEST_TITLE);
            check(problems, "bodyFr", "French text", bodyFr, LONGEST_BODY);
            check(problems, "titleEn", "English title", titleEn, LONGEST_TITLE);
            check(problems, "bodyEn", "English text", bodyEn, LONGEST_BODY);
            return problems;
        }

        private static void check(Map<String, String> problems, String field, String name, String value, int longest) {
            if (value == null || value.isBlank() || value.length() > longest) {
                problems.put(field, "Write the %s, in at most %,d characters".formatted(name, longest));
            } else {
                Placeholder.fault(value).ifPresent(fault -> problems.put(field, name + ": " + fault));
            }
        }

        LetterTemplate letter(LetterKind kind) {
            return new LetterTemplate(
                    kind,
                    new LocalizedText(titleFr.strip(), titleEn.strip()),
                    new LocalizedText(lines(bodyFr), lines(bodyEn)),
                    attached != null,
                    version == null ? -1 : version);
        }

        /** Without the carriage returns of a browser. */
        private static String lines(String typed) {
            return typed.strip().replace("\r", "");
        }
    }

    @Bean
    static StaffSection lettersSection() {
        return new StaffSection(
                "/admin/letters",
                "Letters",
                "Letters of admission and refusal: their texts, and whether the mail carries them",
                StaffMember::administrator,
                650);
    }

    @GetMapping("/admin/letters")
    ModelAndView list() {
        return new ModelAndView("application/letter/letters").addObject("letters", templates.all());
    }

    @GetMapping("/admin/letters/{letter}")
    ModelAndView letter(@PathVariable("letter") String code) {
        var kind = kind(code);
        return page(kind, Form.of(templates.get(kind)), Map.of());
    }

    /** The letter as it is saved, for an invented candidate. */
    @GetMapping("/admin/letters/{letter}/preview.pdf")
    ResponseEntity<byte[]> preview(@PathVariable("letter") String code, @RequestParam String language) {
        return pdf(letters.sample(templates.get(kind(code)), language(language)));
    }

    /** Saves; or, when a preview is asked for, shows the typed letter and saves nothing. */
    @PostMapping("/admin/letters/{letter}")
    Object change(
            @PathVariable("letter") String code,
            Form form,
            @RequestParam(required = false) String preview,
            Authentication authentication,
            RedirectAttributes next) {
        var kind = kind(code);
        var problems = form.problems();
        if (!problems.isEmpty()) {
            return page(kind, form, problems);
        }
        if (preview != null) {
            return pdf(letters.sample(form.letter(kind), language(preview)));
        }
        try {
            templates.change(StaffMember.of(authentication).id(), form.letter(kind));
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            var now = templates.get(kind);
            return page(
                    kind,
                    new Form(
                            form.titleFr(),
                            form.bodyFr(),
                            form.titleEn(),
                            form.bodyEn(),
                            form.attached(),
                            now.version()),
                    Map.of(
                            "bodyFr",
                            "Somebody else has changed this letter meanwhile. Its French text is now: “%s”. Save again to replace it"
                                    .formatted(now.body().fr())));
        }
        next.addFlashAttribute("notice", kind.title() + ": saved");
        return new ModelAndView("redirect:/admin/letters/" + kind.code());
    }

    private static ModelAndView page(LetterKind kind, Form form, Map<String, String> problems) {
        var page = new ModelAndView("application/letter/letter")
                .addObject("kind", kind)
                .addObject("form", form)
                .addObject("problems", problems)
                .addObject("placeholders", Placeholder.values());
        if (!problems.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return page;
    }

    private static ResponseEntity<byte[]> pdf(byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    private static LetterKind kind(String code) {
        return Arrays.stream(LetterKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Locale language(String code) {
        return "en".equals(code) ? Locale.ENGLISH : Locale.FRENCH;
    }
}
