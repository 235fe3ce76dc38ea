package fr.candidatflow.application.review;

import fr.candidatflow.application.review.CentreCommentTemplates.Template;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.Centre;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The comments of one's own centres: added, changed, removed. */
@Controller
class CommentTemplateController {

    private static final String PATH = "/staff/comment-templates";
    private static final String PAGE = "application/review/comment-template";
    private static final int LONGEST = 500;

    private final CentreCommentTemplates templates;
    private final CatalogueService catalogue;

    CommentTemplateController(CentreCommentTemplates templates, CatalogueService catalogue) {
        this.templates = templates;
        this.catalogue = catalogue;
    }

    @Bean
    static StaffSection commentTemplatesSection() {
        return new StaffSection(
                PATH,
                "Comment templates",
                "Comments that you write again and again when a document is rejected",
                staff -> staff.managesACentre() || staff.administrator(),
                60);
    }

    record CentreTemplates(Centre centre, List<Template> templates) {}

    /** @param centre where it is added; not read when it is changed */
    record TemplateForm(String centre, String text) {

        TemplateForm {
            centre = centre == null ? "" : centre;
            text = text == null ? "" : text.strip();
        }
    }

    @GetMapping(PATH)
    String list(Authentication authentication, Model model) {
        var staff = StaffMember.of(authentication);
        var names = names(staff);
        model.addAttribute(
                "form",
                new TemplateForm(names.size() == 1 ? names.keySet().iterator().next() : "", ""));
        return list(staff, model);
    }

    @PostMapping(PATH)
    String add(
            @ModelAttribute("form") TemplateForm form,
            BindingResult errors,
            Authentication authentication,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var staff = StaffMember.of(authentication);
        if (form.centre().isEmpty()) {
            errors.rejectValue("centre", "missing", "Choose the centre.");
        } else {
            requireCentre(form.centre(), staff);
        }
        check(form, errors);
        if (!errors.hasErrors()) {
            try {
                templates.add(form.centre(), form.text(), staff.id());
                next.addFlashAttribute("notice", "The comment was added.");
                return "redirect:" + PATH;
            } catch (BrokenRule refused) {
                errors.rejectValue("text", "refused", refused.getMessage() + ".");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return list(staff, model);
    }

    @GetMapping(PATH + "/{id}")
    String page(@PathVariable UUID id, Authentication authentication, Model model) {
        var template = theirs(id, authentication);
        model.addAttribute("template", template);
        model.addAttribute("form", new TemplateForm(template.centreCode(), template.text()));
        return PAGE;
    }

    @PostMapping(PATH + "/{id}")
    String change(
            @PathVariable UUID id,
            @RequestParam long version,
            @ModelAttribute("form") TemplateForm form,
            BindingResult errors,
            Authentication authentication,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var template = theirs(id, authentication);
        check(form, errors);
        if (!errors.hasErrors()) {
            try {
                templates.change(id, version, form.text(), authentication.getName());
                next.addFlashAttribute("notice", "The comment was changed.");
                return "redirect:" + PATH;
            } catch (BrokenRule refused) {
                errors.rejectValue("text", "refused", refused.getMessage() + ".");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("template", template);
        return PAGE;
    }

    /** Without a text of its own: what is shown when it is refused is the comment as it is now. */
    @PostMapping(PATH + "/{id}/removal")
    String remove(
            @PathVariable UUID id,
            @RequestParam long version,
            Authentication authentication,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var template = theirs(id, authentication);
        try {
            templates.remove(id, version, authentication.getName());
        } catch (BrokenRule refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var form = new TemplateForm(template.centreCode(), template.text());
            var errors = new BeanPropertyBindingResult(form, "form");
            errors.reject("refused", refused.getMessage() + ".");
            model.addAttribute("template", template);
            model.addAttribute("form", form);
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
            return PAGE;
        }
        next.addFlashAttribute("notice", "The comment was removed.");
        return "redirect:" + PATH;
    }

    private String list(StaffMember staff, Model model) {
        model.addAttribute("names", names(staff));
        model.addAttribute(
                "centres",
                centres(staff)
                        .map(centre -> new CentreTemplates(centre, templates.templates(centre.code())))
                        .toList());
        return "application/review/comment-templates";
    }

    /** Code and label of the centres that this person looks after. */
    private Map<String, String> names(StaffMember staff) {
        var names = new LinkedHashMap<String, String>();
        centres(staff).forEach(centre -> names.put(centre.code(), centre.label()));
        return names;
    }

    private Stream<Centre> centres(StaffMember staff) {
        return catalogue.centres().stream().filter(centre -> mayUse(centre.code(), staff));
    }

    private static void check(TemplateForm form, BindingResult errors) {
        if (form.text().isEmpty()) {
            errors.rejectValue("text", "missing", "Enter the comment.");
        } else if (form.text().length() > LONGEST) {
            errors.rejectValue("text", "long", "Enter at most " + LONGEST + " characters.");
        }
    }

    private Template theirs(UUID id, Authentication authentication) {
        var template = templates.get(id);
        requireCentre(template.centreCode(), StaffMember.of(authentication));
        return template;
    }

    private void requireCentre(String code, StaffMember staff) {
        if (!mayUse(code, staff)
                || catalogue.centres().stream()
                        .noneMatch(centre -> centre.code().equals(code))) {
            throw new NotFound();
        }
    }

    private static boolean mayUse(String code, StaffMember staff) {
        return staff.administrator() || staff.managesCentre(code);
    }
}
