package fr.candidatflow.application.review;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.PaperArrivals;
import fr.candidatflow.application.PaperArrivals.Envelope;
import fr.candidatflow.application.PaperDatesImpossible;
import fr.candidatflow.application.PaperDesk;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk where envelopes are opened: a number is typed, or a scanner types what the QR code of the cover sheet holds. */
@Controller
class PaperController {

    private static final String PATH = "/staff/paper";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final int LONGEST_REASON = 500;

    private final AdmissionService admissions;
    private final AccountService accounts;
    private final CatalogueService catalogue;
    private final PaperDesk desk;
    private final PaperArrivals arrivals;
    private final PaperRegistrations registrations;
    private final Clock clock;

    PaperController(
            AdmissionService admissions,
            AccountService accounts,
            CatalogueService catalogue,
            PaperDesk desk,
            PaperArrivals arrivals,
            PaperRegistrations registrations,
            Clock clock) {
        this.admissions = admissions;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.desk = desk;
        this.arrivals = arrivals;
        this.registrations = registrations;
        this.clock = clock;
    }

    @Bean
    static StaffSection paperSection() {
        return new StaffSection(
                PATH,
                "Paper files",
                "Register an envelope that has arrived",
                staff -> staff.managesACentre() || staff.administrator(),
                50);
    }

    /** As typed, or as the scanner typed it. */
    record NumberForm(String number) {}

    /**
     * As typed.
     *
     * @param document the codes of what lay in the envelope
     * @param late {@code true} when a postmark after the last day is accepted
     */
    record EnvelopeForm(String postmarkedOn, String receivedOn, List<String> document, String late, String reason) {

        EnvelopeForm {
            postmarkedOn = postmarkedOn == null ? "" : postmarkedOn.strip();
            receivedOn = receivedOn == null ? "" : receivedOn.strip();
            document = document == null ? List.of() : document;
            reason = reason == null ? "" : reason.strip();
        }
    }

    @GetMapping(PATH)
    String search(
            @ModelAttribute("form") NumberForm form,
            BindingResult errors,
            Authentication authentication,
            HttpServletResponse response) {
        if (form.number() != null) {
            var found = find(form.number(), StaffMember.of(authentication));
            if (found.isPresent()) {
                return "redirect:" + PATH + "/" + found.get().number();
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            errors.rejectValue(
                    "number",
                    "unknown",
                    form.number().isBlank()
                            ? "Enter the number of the application."
                            : "No paper application of your centres has this number.");
        }
        return "application/review/paper";
    }

    @GetMapping(PATH + "/{number}")
    String page(@PathVariable String number, Authentication authentication, Model model) {
        var application = theirs(number, authentication);
        model.addAttribute(
                "form", new EnvelopeForm("", LocalDate.now(clock).toString(), missing(application), null, ""));
        return page(application, model);
    }

    @PostMapping(PATH + "/{number}")
    String register(
            @PathVariable String number,
            @ModelAttribute("form") EnvelopeForm form,
            BindingResult errors,
            Authentication authentication,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var application = theirs(number, authentication);
        check(form, application, errors);
        if (!errors.hasErrors()) {
            try {
                registrations.register(application, envelope(form, application), authentication.getName());
                next.addFlashAttribute(
                        "notice", "The envelope of application " + application.number() + " is registered.");
                return "redirect:" + PATH;
            } catch (PaperDatesImpossible refused) {
                errors.rejectValue("receivedOn", "impossible", refused.getMessage() + ".");
            } catch (BrokenRule refused) {
                errors.reject("refused", refused.getMessage());
            } catch (OptimisticLockingFailureException faster) {
                errors.reject("changed", "This application was changed at the same moment. Look at it as it is now.");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(admissions.get(application.id()), model);
    }

    private void check(EnvelopeForm form, ApplicationSummary application, BindingResult errors) {
        var postmark = day(form.postmarkedOn());
        if (postmark.isEmpty()) {
            errors.rejectValue("postmarkedOn", "missing", "Enter the date of the postmark.");
        }
        if (day(form.receivedOn()).isEmpty()) {
            errors.rejectValue("receivedOn", "missing", "Enter the date of arrival.");
        }
        if (postmark.filter(day -> late(day, application)).isPresent()) {
            if (!"true".equals(form.late())) {
                errors.rejectValue(
                        "late",
                        "missing",
                        "The postmark is later than the last day, %s. Accept it here, with the reason, or do not register it."
                                .formatted(DAY.format(arrivals.lastDay(application))));
            }
            if (form.reason().isEmpty()) {
                errors.rejectValue("reason", "missing", "Say why the late envelope is accepted.");
            }
        }
        if (form.reason().length() > LONGEST_REASON) {
            errors.rejectValue("reason", "long", "Enter at most " + LONGEST_REASON + " characters.");
        }
    }

    private Envelope envelope(EnvelopeForm form, ApplicationSummary application) {
        var postmark = day(form.postmarkedOn()).orElseThrow();
        return new Envelope(
                postmark,
                day(form.receivedOn()).orElseThrow(),
                codes(application).stream().filter(form.document()::contains).toList(),
                late(postmark, application) ? form.reason() : null);
    }

    private boolean late(LocalDate postmark, ApplicationSummary application) {
        return postmark.isAfter(arrivals.lastDay(application));
    }

    private String page(ApplicationSummary application, Model model) {
        var account = accounts.get(application.account());
        model.addAttribute("number", application.number());
        model.addAttribute("candidate", account.firstName() + " " + account.lastName());
        model.addAttribute("training", catalogue.get(application.training()).title());
        model.addAttribute("lastDay", DAY.format(arrivals.lastDay(application)));
        model.addAttribute("awaited", desk.awaited(application.id()).orElse(null));
        model.addAttribute("documents", documents(application));
        return "application/review/paper-file";
    }

    /** Code and label of what may lie in it: what was validated is not sent again. */
    private Map<String, String> documents(ApplicationSummary application) {
        var documents = new LinkedHashMap<String, String>();
        admissions.documents(application.id()).stream()
                .filter(document -> document.status() != DocumentStatus.VALIDATED)
                .forEach(document ->
                        documents.put(document.code(), document.label().in(Locale.ENGLISH)));
        return documents;
    }

    private List<String> missing(ApplicationSummary application) {
        return admissions.documents(application.id()).stream()
                .filter(DocumentSummary::missing)
                .map(DocumentSummary::code)
                .toList();
    }

    private List<String> codes(ApplicationSummary application) {
        return List.copyOf(documents(application).keySet());
    }

    private ApplicationSummary theirs(String number, Authentication authentication) {
        return find(number, StaffMember.of(authentication)).orElseThrow(NotFound::new);
    }

    private Optional<ApplicationSummary> find(String number, StaffMember staff) {
        return admissions
                .findByNumber(number.strip().toUpperCase(Locale.ROOT))
                .filter(application -> application.mode() == ApplicationMode.PAPER)
                .filter(application -> staff.administrator()
                        || staff.managesCentre(
                                catalogue.get(application.training()).centreCode()));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
