package fr.candidatflow.application.reason;

import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of reasons, kept by administrators. */
@Controller
class RefusalReasonsController {

    private static final String LIST = "redirect:/admin/refusal-reasons";
    private static final int LONGEST_LABEL = 200;

    private final RefusalReasons reasons;

    RefusalReasonsController(RefusalReasons reasons) {
        this.reasons = reasons;
    }

    /**
     * As it was typed.
     *
     * @param inUse null when the box is not ticked
     * @param version of the reason that the page showed, null for a new one
     */
    record Form(String code, String french, String english, String inUse, Long version) {

        Map<String, String> problems() {
            var problems = new LinkedHashMap<String, String>();
            if (code != null && !code.strip().matches("[A-Z][A-Z0-9_]{0,39}")) {
                problems.put(
                        "code", "The code has at most 40 capital letters, digits and underscores, such as LATE_FILE");
            }
            label(problems, "french", french, "Give the reason in French, in at most 200 characters");
            label(problems, "english", english, "Give the reason in English, in at most 200 characters");
            return problems;
        }

        private static void label(Map<String, String> problems, String field, String value, String problem) {
            if (value == null || value.isBlank() || value.strip().length() > LONGEST_LABEL) {
                problems.put(field, problem);
            }
        }

        LocalizedText label() {
            return new LocalizedText(french.strip(), english.strip());
        }
    }

    @Bean
    static StaffSection refusalReasonsSection() {
        return new StaffSection(
                "/admin/refusal-reasons",
                "Reasons of refusals",
                "What a commission may give as the reason of an unfavourable opinion, in French and English",
                StaffMember::administrator,
                640);
    }

    @GetMapping("/admin/refusal-reasons")
    ModelAndView list() {
        return list(new Form("", "", "", null, null), Map.of());
    }

    @PostMapping("/admin/refusal-reasons")
    ModelAndView add(Form form, Authentication authentication, RedirectAttributes next) {
        var problems = form.problems();
        if (form.code() == null) {
            problems.put("code", "Give a code");
        }
        if (problems.isEmpty()
                && !reasons.add(StaffMember.of(authentication).id(), form.code().strip(), form.label())) {
            problems.put("code", "There is a reason with this code already");
        }
        if (!problems.isEmpty()) {
            return list(form, problems);
        }
        next.addFlashAttribute("notice", "The reason is on the list");
        return new ModelAndView(LIST);
    }

    @GetMapping("/admin/refusal-reasons/{reason}")
    ModelAndView reason(@PathVariable("reason") String code) {
        var reason = reasons.find(code).orElseThrow(NotFound::new);
        return reason(
                reason,
                new Form(
                        null,
                        reason.label().fr(),
                        reason.label().en(),
                        reason.inUse() ? "true" : null,
                        reason.version()),
                Map.of());
    }

    @PostMapping("/admin/refusal-reasons/{reason}")
    ModelAndView change(
            @PathVariable("reason") String code, Form form, Authentication authentication, RedirectAttributes next) {
        var reason = reasons.find(code).orElseThrow(NotFound::new);
        var typed = new Form(null, form.french(), form.english(), form.inUse(), form.version());
        var problems = typed.problems();
        if (!problems.isEmpty()) {
            return reason(reason, typed, problems);
        }
        try {
            reasons.change(
                    StaffMember.of(authentication).id(),
                    code,
                    typed.label(),
                    typed.inUse() != null,
                    typed.version() == null ? -1 : typed.version());
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            var now = reasons.find(code).orElseThrow(NotFound::new);
            return reason(
                    now,
                    new Form(null, typed.french(), typed.english(), typed.inUse(), now.version()),
                    Map.of(
                            "french",
                            "Somebody else has changed it meanwhile to “%s” / “%s”. Save again to replace that"
                                    .formatted(now.label().fr(), now.label().en())));
        }
        next.addFlashAttribute("notice", "The reason was changed");
        return new ModelAndView(LIST);
    }

    private ModelAndView list(Form form, Map<String, String> problems) {
        return answer("reasons", form, problems).addObject("reasons", reasons.all());
    }

    private ModelAndView reason(RefusalReason reason, Form form, Map<String, String> problems) {
        return answer("reason", form, problems).addObject("reason", reason);
    }

    private static ModelAndView answer(String view, Form form, Map<String, String> problems) {
        var answer = new ModelAndView("application/reason/" + view)
                .addObject("form", form)
                .addObject("problems", problems);
        if (!problems.isEmpty()) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return answer;
    }
}
