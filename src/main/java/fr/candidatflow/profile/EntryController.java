package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.profile.ProfilePages.Comparison;
import fr.candidatflow.profile.ProfilePages.Sent;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The three optional lists (S25-S27): any number of lines, each of which may be changed or removed at any time. */
@Controller
@RequestMapping("/profile/{list:curriculum|internships|experiences}")
class EntryController {

    private static final String LIST_PAGE = "profile/entries";
    private static final String PAGE = "profile/entry";
    private static final String REMOVAL_PAGE = "profile/entry-removal";

    /** The version of a line that is not added yet. */
    private static final long NOT_THERE_YET = 0;

    private final ProfileService service;
    private final ProfileForms forms;
    private final ProfilePages pages;
    private final ProfileText text;
    private final Clock clock;

    EntryController(ProfileService service, ProfileForms forms, ProfilePages pages, ProfileText text, Clock clock) {
        this.service = service;
        this.forms = forms;
        this.pages = pages;
        this.text = text;
        this.clock = clock;
    }

    /** One line as the list shows it. */
    record Card(UUID id, String title, Map<String, String> lines) {}

    /** A new line has its id from the empty form on, so that the same form sent twice is one line. */
    record Form(
            String version,
            String id,
            String year,
            String diplomaType,
            String label,
            String organisation,
            String country,
            String obtained,
            String honours,
            String duration,
            String hoursPerWeek,
            String description) {

        static Form empty() {
            return new Form(null, null, null, null, null, null, null, null, null, null, null, null);
        }

        static Form of(EntryDetails details) {
            return new Form(
                    null,
                    null,
                    text(details.year()),
                    name(details.diplomaType()),
                    details.label(),
                    details.organisation(),
                    details.country(),
                    name(details.obtained()),
                    name(details.honours()),
                    details.duration(),
                    text(details.hoursPerWeek()),
                    details.description());
        }

        private static String text(Integer number) {
            return number == null ? null : number.toString();
        }

        private static String name(Enum<?> constant) {
            return constant == null ? null : constant.name();
        }

        void markWhatIsNoNumber(Errors errors) {
            if (Typed.line(hoursPerWeek) != null && Typed.number(hoursPerWeek) == null) {
                errors.rejectValue(
                        "hoursPerWeek",
                        "profile.problem.hoursPerWeek.impossible",
                        new Object[] {EntryDetails.HOURS_OF_A_WEEK},
                        null);
            }
        }

        /** One that was tampered with is a new line. */
        UUID lineId() {
            try {
                return UUID.fromString(String.valueOf(id));
            } catch (IllegalArgumentException noId) {
                return UUID.randomUUID();
            }
        }

        EntryDetails block() {
            return new EntryDetails(
                    Typed.number(year),
                    Typed.line(label),
                    Typed.line(organisation),
                    Typed.line(country),
                    Typed.choice(DiplomaType.class, diplomaType),
                    Typed.choice(Obtained.class, obtained),
                    Typed.choice(Honours.class, honours),
                    Typed.line(duration),
                    Typed.number(hoursPerWeek),
                    Typed.paragraphs(description));
        }
    }

    @GetMapping
    String list(@AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable("list") String list, Model model) {
        EntryKind kind = EntryKind.at(list);
        var cards = service.entries(candidate.accountId(), kind).stream()
                .map(entry -> card(kind, entry))
                .toList();
        model.addAttribute("list", list);
        model.addAttribute("cards", cards);
        model.addAttribute("next", ProfilePages.next(kind));
        return LIST_PAGE;
    }

    @GetMapping("/new")
    String blank(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable("list") String list, Model model) {
        EntryKind kind = EntryKind.at(list);
        FormKey key = FormKey.newLine(kind);
        Form empty = Fields.with(Form.empty(), Map.of("id", UUID.randomUUID().toString()));
        pages.show(model, key, forms.shown(candidate.accountId(), key, empty, NOT_THERE_YET));
        return page(model, kind, "new");
    }

    @PostMapping("/new")
    String add(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable("list") String list,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = candidate.accountId();
        EntryKind kind = EntryKind.at(list);
        EntryDetails details = form.block();
        markProblems(kind, form, errors);
        var sent = new Sent(account, FormKey.newLine(kind), form, form.version(), errors, model, response);
        return pages.save(
                        sent,
                        seen -> service.addEntry(account, kind, form.lineId(), details),
                        () -> new Comparison(NOT_THERE_YET, Map.of(), Map.of()))
                ? pages.saved(redirect, "profile." + list + ".added", ProfilePages.path(kind))
                : page(model, kind, "new");
    }

    @GetMapping("/{id}")
    String show(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable("list") String list,
            @PathVariable("id") UUID id,
            Model model) {
        EntryKind kind = EntryKind.at(list);
        EntryView entry = service.entry(candidate.accountId(), kind, id);
        FormKey key = FormKey.line(kind, id);
        pages.show(model, key, forms.shown(candidate.accountId(), key, Form.of(entry.details()), entry.version()));
        return page(model, kind, "change");
    }

    @PostMapping("/{id}")
    String change(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable("list") String list,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = candidate.accountId();
        EntryKind kind = EntryKind.at(list);
        service.entry(account, kind, id);
        EntryDetails details = form.block();
        markProblems(kind, form, errors);
        var sent = new Sent(account, FormKey.line(kind, id), form, form.version(), errors, model, response);
        return pages.save(
                        sent,
                        seen -> service.changeEntry(account, kind, id, seen, details),
                        () -> comparison(account, kind, id, details))
                ? pages.saved(redirect, "profile." + list + ".changed", ProfilePages.path(kind))
                : page(model, kind, "change");
    }

    private Comparison comparison(AccountId account, EntryKind kind, UUID id, EntryDetails typed) {
        EntryView last = service.entry(account, kind, id);
        ProfilePart part = ProfilePart.of(kind);
        return new Comparison(last.version(), text.lines(part, last.details()), text.lines(part, typed));
    }

    @GetMapping("/{id}/removal")
    String confirmRemoval(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable("list") String list,
            @PathVariable("id") UUID id,
            Model model) {
        EntryKind kind = EntryKind.at(list);
        EntryView entry = service.entry(candidate.accountId(), kind, id);
        model.addAttribute("list", list);
        model.addAttribute("card", card(kind, entry));
        model.addAttribute("version", entry.version());
        return REMOVAL_PAGE;
    }

    @PostMapping("/{id}/removal")
    String remove(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable("list") String list,
            @PathVariable("id") UUID id,
            @RequestParam(name = "version", required = false) String version,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        EntryKind kind = EntryKind.at(list);
        try {
            service.removeEntry(candidate.accountId(), kind, id, Typed.version(version));
            return pages.saved(redirect, "profile." + list + ".removed", ProfilePages.path(kind));
        } catch (ChangedMeanwhile changed) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", text.message("profile.removal.changed"));
            return confirmRemoval(candidate, list, id, model);
        }
    }

    private void markProblems(EntryKind kind, Form form, BindingResult errors) {
        form.markWhatIsNoNumber(errors);
        Problem.mark(form.block().problems(kind, LocalDate.now(clock)), errors);
    }

    private Card card(EntryKind kind, EntryView entry) {
        return new Card(entry.id(), kind.title(entry.details()), text.lines(ProfilePart.of(kind), entry.details()));
    }

    private String page(Model model, EntryKind kind, String action) {
        model.addAttribute("list", kind.path());
        model.addAttribute("action", action);
        model.addAttribute("countries", text.countries());
        model.addAttribute("diplomaTypes", text.choices("diploma-type", DiplomaType.class));
        model.addAttribute("obtained", text.choices("obtained", Obtained.class));
        model.addAttribute("honours", text.choices("honours", Honours.class));
        return PAGE;
    }
}
