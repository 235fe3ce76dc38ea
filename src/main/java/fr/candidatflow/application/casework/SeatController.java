package fr.candidatflow.application.casework;

import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.SeatCounts;
import fr.candidatflow.application.SeatService;
import fr.candidatflow.catalogue.CapacityTaken;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.ChangedMeanwhile;
import fr.candidatflow.catalogue.TrainingEditor;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Bean;
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

/** The seats of each training: how many there are, whose they are, who waits for one. */
@Controller
@RequestMapping(SeatController.PATH)
class SeatController {

    static final String PATH = "/staff/seats";

    private final Cases cases;
    private final CatalogueService catalogue;
    private final SeatService seats;
    private final TrainingEditor trainings;
    private final WaitingList waitingList;

    SeatController(
            Cases cases,
            CatalogueService catalogue,
            SeatService seats,
            TrainingEditor trainings,
            WaitingList waitingList) {
        this.cases = cases;
        this.catalogue = catalogue;
        this.seats = seats;
        this.trainings = trainings;
        this.waitingList = waitingList;
    }

    @Bean
    static StaffSection seatsSection() {
        return new StaffSection(
                PATH,
                "Seats",
                "Capacity, offers, confirmations and the waiting list of each training",
                staff -> staff.managesACentre() || staff.sitsInACommission() || staff.administrator(),
                200);
    }

    /** @param version of the training whose capacity was shown */
    record Form(String capacity, String version) {

        /** Null unless it is a whole number from 1 to 9999. */
        Integer number() {
            String typed = capacity == null ? "" : capacity.strip();
            return typed.matches("[1-9][0-9]{0,3}") ? Integer.valueOf(typed) : null;
        }
    }

    /** One training of the list. */
    record Line(TrainingSummary training, SeatCounts seats) {}

    @GetMapping
    String list(Authentication authentication, Model model) {
        model.addAttribute("lines", lines(StaffMember.of(authentication)));
        return "application/staff/seats-list";
    }

    List<Line> lines(StaffMember staff) {
        var seen = catalogue.trainings().stream()
                .filter(training -> Cases.sees(training, staff))
                .toList();
        var counts = seats.counts(seen.stream().map(TrainingSummary::id).toList());
        return seen.stream()
                .map(training -> new Line(training, counts.getOrDefault(training.id(), SeatCounts.NONE)))
                .toList();
    }

    @GetMapping("/{code}")
    String show(@PathVariable String code, Authentication authentication, Model model) {
        var staff = StaffMember.of(authentication);
        var training = cases.training(code, staff);
        model.addAttribute("version", trainings.get(training.id()).version());
        model.addAttribute(
                "form", new Form(training.capacity() == null ? "" : String.valueOf(training.capacity()), null));
        return page(training, staff, model);
    }

    @PostMapping("/{code}/capacity")
    String change(
            @PathVariable String code,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Authentication authentication,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var staff = StaffMember.of(authentication);
        var training = cases.training(code, staff);
        if (!Cases.manages(training, staff)) {
            throw new NotFound();
        }
        if (form.number() == null) {
            errors.rejectValue("capacity", "number", "Give a whole number from 1 to 9999.");
        } else {
            try {
                trainings.changeCapacity(
                        training.id(), Shown.of(form.version(), null).version(), form.number(), staff.id());
                next.addFlashAttribute("notice", "The capacity is now " + form.number() + ".");
                return "redirect:" + PATH + "/" + code;
            } catch (CapacityTaken refused) {
                errors.rejectValue("capacity", "refused", refused.getMessage());
            } catch (ChangedMeanwhile | ConcurrencyFailureException changed) {
                errors.reject(Shown.CHANGED, changedTo(cases.training(code, staff)));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute(
                "version", Shown.changed(errors) ? trainings.get(training.id()).version() : form.version());
        return page(cases.training(code, staff), staff, model);
    }

    /** Pressing the button once more is then a decision. */
    private static String changedTo(TrainingSummary now) {
        return "The training has changed meanwhile, and nothing was overwritten: its capacity is now %s. What you typed is kept below."
                .formatted(now.capacity() == null ? "without limit" : now.capacity());
    }

    private String page(TrainingSummary training, StaffMember staff, Model model) {
        fill(training, staff, model);
        return "application/staff/seats";
    }

    void fill(TrainingSummary training, StaffMember staff, Model model) {
        var counts = seats.count(training.id());
        model.addAttribute("training", training);
        model.addAttribute("managed", Cases.manages(training, staff));
        model.addAttribute("datesMovable", !Corrections.movable(training, staff).isEmpty());
        model.addAttribute("offered", counts.getOrDefault(ApplicationStatus.ADMITTED, 0L));
        model.addAttribute("confirmed", counts.getOrDefault(ApplicationStatus.CONFIRMED, 0L));
        model.addAttribute("withdrawn", counts.getOrDefault(ApplicationStatus.WITHDRAWN, 0L));
        model.addAttribute("waiting", waitingList.of(training.id()));
    }
}
