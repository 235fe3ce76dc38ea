package fr.candidatflow.application.review;

import fr.candidatflow.application.review.CentreCommentTemplates.Template;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.Centre;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The comments of one's own centres: added, changed, removed. */
@Controller
class CommentTemplateController {

    private static final String PATH = "/staff/comment-templates";
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

    @GetMapping(PATH)
    String list(Authentication authentication, Model model) {
        return list(StaffMember.of(authentication), model);
    }

    @PostMapping(PATH)
    String add(
            @RequestParam String centre,
            @RequestParam(defaultValue = "") String text,
            Authentication authentication,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var staff = StaffMember.of(authentication);
        requireCentre(centre, staff);
        String refusal = refusal(text);
        if (refusal == null) {
            try {
                templates.add(centre, text.strip(), staff.id());
                next.addFlashAttribute("notice", "The comment was added.");
                return "redirect:" + PATH;
            } catch (BrokenRule refused) {
                refusal = refused.getMessage() + ".";
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refusedCentre", centre);
        model.addAttribute("refusal", refusal);
        model.addAttribute("typed", text);
        return list(staff, model);
    }

    @GetMapping(PATH + "/{id}")
    String page(@PathVariable UUID id, Authentication authentication, Model model) {
        var template = theirs(id, authentication);
        model.addAttribute("template", template);
        model.addAttribute("typed", template.text());
        return "application/review/comment-template";
    }

    @PostMapping(PATH + "/{id}")
    String change(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String text,
            Authentication authentication,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var template = theirs(id, authentication);
        String refusal = refusal(text);
        if (refusal == null) {
            try {
                templates.change(id, version, text.strip(), authentication.getName());
                next.addFlashAttribute("notice", "The comment was changed.");
                return "redirect:" + PATH;
            } catch (BrokenRule refused) {
                refusal = refused.getMessage() + ".";
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("template", template);
        model.addAttribute("refusal", refusal);
        model.addAttribute("typed", text);
        return "application/review/comment-template";
    }

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
            model.addAttribute("template", template);
            model.addAttribute("refusal", refused.getMessage() + ".");
            model.addAttribute("typed", template.text());
            return "application/review/comment-template";
        }
        next.addFlashAttribute("notice", "The comment was removed.");
        return "redirect:" + PATH;
    }

    private String list(StaffMember staff, Model model) {
        model.addAttribute(
                "centres",
                catalogue.centres().stream()
                        .filter(centre -> mayUse(centre.code(), staff))
                        .map(centre -> new CentreTemplates(centre, templates.templates(centre.code())))
                        .toList());
        return "application/review/comment-templates";
    }

    private static String refusal(String text) {
        if (text.isBlank()) {
            return "Enter the comment.";
        }
        return text.strip().length() > LONGEST ? "Enter at most " + LONGEST + " characters." : null;
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
