package fr.candidatflow.application.casework;

import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlineInThePast;
import fr.candidatflow.application.DeadlineOutOfOrder;
import fr.candidatflow.application.NoLongerAsShown;
import fr.candidatflow.application.casework.Cases.Case;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves a date of one application, or of all running applications to a training. */
@Controller
class DateController {

    private static final String ONE = "/staff/applications/{number}/dates";
    private static final String ALL = "/staff/trainings/{code}/dates";

    /** Of four digits, as the box for it: what is far beyond is a date for neither the database nor a timer. */
    private static final int LAST_YEAR = 9_999;

    private static final String CHANGED =
            "Something has changed since you opened this page: no date was moved. What you typed is kept; send it again if it is still right.";

    private final Cases cases;
    private final Corrections corrections;
    private final Clock clock;

    DateController(Cases cases, Corrections corrections, Clock clock) {
        this.cases = cases;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** @param version and {@code acts}: what was {@link Shown} */
    record Form(
            String deadline, String onDay, String onMonth, String onYear, String reason, String version, String acts) {

        static final Form EMPTY = new Form(null, "", "", "", "", null, null);

        Shown shown() {
            return Shown.of(version, acts);
        }

        /** Null unless the three boxes make a day; an accessor, so that an error may be put on it. */
        public LocalDate getOn() {
            try {
                var day = LocalDate.of(
                        Integer.parseInt(onYear.strip()),
                        Integer.parseInt(onMonth.strip()),
                        Integer.parseInt(onDay.strip()));
                return day.getYear() <= LAST_YEAR ? day : null;
            } catch (NumberFormatException | NullPointerException | DateTimeException noSuchDay) {
                return null;
            }
        }

        Deadline chosen(List<Deadline> offered) {
            return offered.stream()
                    .filter(one -> one.name().equals(deadline))
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping(ONE)
    String one(@PathVariable String number, Authentication authentication, Model model) {
        var found = cases.find(number, StaffMember.of(authentication));
        if (offered(found).isEmpty()) {
            throw new NotFound();
        }
        model.addAttribute("form", Form.EMPTY);
        model.addAttribute("shown", corrections.shown(found));
        return page(found, model);
    }

    @PostMapping(ONE)
    String moveOne(
            @PathVariable String number,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Authentication authentication,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var found = cases.find(number, StaffMember.of(authentication));
        if (Corrections.movable(found.training(), found.staff()).isEmpty()) {
            throw new NotFound();
        }
        var done = move(form, offered(found), errors, deadline -> {
            corrections.move(found, deadline, form.getOn(), form.reason().strip(), form.shown());
            return "The " + Corrections.words(deadline) + " is moved; the candidate is told.";
        });
        if (done == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var now = cases.find(number, found.staff());
            CorrectionController.tellWhatChanged(now, corrections, form.shown(), errors, model);
            return page(now, model);
        }
        next.addFlashAttribute("notice", done);
        return "redirect:/staff/applications/" + number;
    }

    @GetMapping(ALL)
    String all(@PathVariable String code, Authentication authentication, Model model) {
        var staff = StaffMember.of(authentication);
        var training = training(code, staff);
        model.addAttribute("form", Form.EMPTY);
        model.addAttribute("shown", corrections.shown(training));
        return page(training, staff, model);
    }

    @PostMapping(ALL)
    String moveAll(
            @PathVariable String code,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Authentication authentication,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var staff = StaffMember.of(authentication);
        var training = training(code, staff);
        var done = move(form, Corrections.movable(training, staff), errors, deadline -> {
            int moved = corrections.moveAll(
                    training, staff, deadline, form.getOn(), form.reason().strip(), form.shown());
            return "The " + Corrections.words(deadline) + " is moved for " + moved
                    + (moved == 1 ? " application." : " applications.");
        });
        if (done == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("shown", form.shown().next(corrections.shown(training), errors));
            if (Shown.changed(errors)) {
                model.addAttribute("since", corrections.since(training, form.shown()));
            }
            return page(training, staff, model);
        }
        next.addFlashAttribute("notice", done);
        return "redirect:/staff/trainings/" + code + "/dates";
    }

    private TrainingSummary training(String code, StaffMember staff) {
        var training = cases.training(code, staff);
        if (Corrections.movable(training, staff).isEmpty()) {
            throw new NotFound();
        }
        return training;
    }

    /** @return what was done, null when it was refused */
    private static String move(
            Form form, List<Deadline> offered, BindingResult errors, Function<Deadline, String> move) {
        var deadline = form.chosen(offered);
        if (deadline == null) {
            errors.rejectValue("deadline", "missing", "Choose the date to move.");
        }
        if (form.getOn() == null) {
            errors.rejectValue("on", "missing", "Give a day of the calendar.");
        }
        CorrectionController.checkReason(form.reason(), errors);
        if (errors.hasErrors()) {
            return null;
        }
        try {
            return move.apply(deadline);
        } catch (DeadlineInThePast | DeadlineOutOfOrder refused) {
            errors.rejectValue("on", "refused", refused.getMessage() + ".");
        } catch (NoLongerAsShown | ConcurrencyFailureException changed) {
            errors.reject(Shown.CHANGED, CHANGED);
        } catch (BrokenRule refused) {
            errors.reject("refused", refused.getMessage() + ".");
        }
        return null;
    }

    private List<Deadline> offered(Case found) {
        var now = clock.instant();
        return Corrections.movable(found.training(), found.staff()).stream()
                .filter(deadline -> deadline.matters(found.application(), now))
                .toList();
    }

    private String page(Case found, Model model) {
        String number = found.application().number();
        model.addAttribute("title", "Move a date of application " + number);
        model.addAttribute("subject", "Application " + number);
        model.addAttribute("backTo", "Application " + number);
        model.addAttribute("about", null);
        model.addAttribute("back", "/staff/applications/" + number);
        model.addAttribute("action", "/staff/applications/" + number + "/dates");
        model.addAttribute("deadlines", choices(offered(found)));
        return "application/staff/dates";
    }

    private static String page(TrainingSummary training, StaffMember staff, Model model) {
        model.addAttribute("title", "Move a date of " + training.title());
        model.addAttribute("subject", training.title());
        model.addAttribute("backTo", "Seats");
        model.addAttribute(
                "about",
                "The date moves for every application that has begun and to which it still matters, or, when one of them refuses it, for none. The training’s own dates, for those who will apply, are the administration’s.");
        model.addAttribute("back", "/staff/seats/" + training.code());
        model.addAttribute("action", "/staff/trainings/" + training.code() + "/dates");
        model.addAttribute("deadlines", choices(Corrections.movable(training, staff)));
        return "application/staff/dates";
    }

    private static Map<String, String> choices(List<Deadline> deadlines) {
        var labels = new LinkedHashMap<String, String>();
        for (Deadline deadline : Deadline.values()) {
            if (deadlines.contains(deadline)) {
                labels.put(
                        deadline.name(),
                        switch (deadline) {
                            case SUBMISSION -> "Submission until";
                            case RETURN -> "Corrections until";
                            case PUBLICATION -> "Publication from";
                            case ANSWER -> "Answer until";
                            case WAITING_LIST -> "Waiting list until";
                        });
            }
        }
        return labels;
    }
}
