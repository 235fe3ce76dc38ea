package fr.candidatflow.application.casework;

import fr.candidatflow.application.Correction;
import fr.candidatflow.application.NoLongerAsShown;
import fr.candidatflow.application.casework.Cases.Case;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.dao.ConcurrencyFailureException;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One page for each correction of an application: what it does, and why it is done. */
@Controller
@RequestMapping("/staff/applications/{number}/corrections/{act}")
class CorrectionController {

    static final int LONGEST_REASON = 500;

    private static final String PAGE = "application/staff/correction";

    private final Cases cases;
    private final Corrections corrections;

    CorrectionController(Cases cases, Corrections corrections) {
        this.cases = cases;
        this.corrections = corrections;
    }

    /** @param version and {@code acts}: what was {@link Shown} */
    record Form(String reason, String version, String acts) {

        Shown shown() {
            return Shown.of(version, acts);
        }
    }

    @GetMapping
    String ask(@PathVariable String number, @PathVariable String act, Authentication authentication, Model model) {
        var found = cases.find(number, StaffMember.of(authentication));
        if (!Corrections.offered(found).contains(Act.of(act).correction)) {
            throw new NotFound();
        }
        model.addAttribute("form", new Form("", null, null));
        model.addAttribute("shown", corrections.shown(found));
        return page(number, act, model);
    }

    @PostMapping
    String act(
            @PathVariable String number,
            @PathVariable String act,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Authentication authentication,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var found = cases.find(number, StaffMember.of(authentication));
        var chosen = Act.of(act);
        checkReason(form.reason(), errors);
        if (!errors.hasErrors()) {
            try {
                corrections.correct(found, chosen.correction, form.reason().strip(), form.shown());
                next.addFlashAttribute("notice", chosen.done);
                return "redirect:/staff/applications/" + number;
            } catch (NoLongerAsShown | ConcurrencyFailureException changed) {
                errors.reject(Shown.CHANGED, CHANGED);
            } catch (BrokenRule refused) {
                errors.reject("refused", refused.getMessage() + ".");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        tellWhatChanged(cases.find(number, found.staff()), corrections, form.shown(), errors, model);
        return page(number, act, model);
    }

    private static final String CHANGED =
            "The application has changed since you opened this page: nothing was overwritten. What you typed is kept; send it again if it is still right.";

    /** For a page that comes back with errors. */
    static void tellWhatChanged(Case now, Corrections corrections, Shown shown, BindingResult errors, Model model) {
        model.addAttribute("shown", shown.next(corrections.shown(now), errors));
        if (Shown.changed(errors)) {
            model.addAttribute("stage", now.application().status());
            model.addAttribute("since", corrections.since(now, shown));
        }
    }

    static void checkReason(String reason, BindingResult errors) {
        if (reason == null || reason.isBlank()) {
            errors.rejectValue("reason", "missing", "Say why.");
        } else if (reason.strip().length() > LONGEST_REASON) {
            errors.rejectValue("reason", "long", "The reason has more than 500 characters.");
        }
    }

    private static String page(String number, String act, Model model) {
        var chosen = Act.of(act);
        model.addAttribute("number", number);
        model.addAttribute("act", act);
        model.addAttribute("correction", chosen.title);
        model.addAttribute("told", chosen.correction != Correction.OPINION_ANNULLED);
        model.addAttribute("meaning", chosen.meaning);
        return PAGE;
    }

    /** The corrections in the words of the pages. */
    enum Act {
        REOPENING(
                Correction.FILE_REOPENED,
                "Give the file back to the candidate",
                "The file goes back to preparation. The candidate is told why by e-mail, changes it and submits it again; what was validated stays validated, and an opinion that was entered is dropped.",
                "The file is given back to the candidate."),
        REVISION(
                Correction.VERDICT_REVISED,
                "Open the review again",
                "The review is open again in Tasklist, with the verdicts as they were. The candidate is told why by e-mail; an opinion that was entered is dropped.",
                "The review is open again."),
        ANNULMENT(
                Correction.OPINION_ANNULLED,
                "Take the opinion back",
                "The opinion is dropped and the commission enters another one. The candidate has not seen it and is not told.",
                "The opinion is taken back."),
        WITHDRAWAL(
                Correction.WITHDRAWN_ON_BEHALF,
                "Withdraw for the candidate",
                "The application ends at once and for good, because the candidate has asked you for it. The candidate gets an e-mail with your reason; a seat goes to the next on the waiting list.",
                "The application is withdrawn.");

        final Correction correction;
        final String title;
        final String meaning;
        final String done;

        Act(Correction correction, String title, String meaning, String done) {
            this.correction = correction;
            this.title = title;
            this.meaning = meaning;
            this.done = done;
        }

        static Act of(String path) {
            return Arrays.stream(values())
                    .filter(act -> act.path().equals(path))
                    .findFirst()
                    .orElseThrow(NotFound::new);
        }

        static Act of(Correction correction) {
            return Arrays.stream(values())
                    .filter(act -> act.correction == correction)
                    .findFirst()
                    .orElseThrow();
        }

        public String getPath() {
            return path();
        }

        public String getTitle() {
            return title;
        }

        private String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
