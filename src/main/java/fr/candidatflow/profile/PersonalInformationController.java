package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.profile.ProfilePages.Comparison;
import fr.candidatflow.profile.ProfilePages.Sent;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Personal information (S18); read only, with the reason, once an application was submitted. */
@Controller
@RequestMapping("/profile/personal-information")
class PersonalInformationController {

    private static final FormKey KEY = FormKey.of(ProfileBlock.PERSONAL_INFORMATION);
    private static final String PAGE = "profile/personal-information";
    private static final String LOCKED_PAGE = "profile/personal-information-locked";

    private final ProfileService service;
    private final ProfileForms forms;
    private final ProfilePages pages;
    private final ProfileText text;
    private final Clock clock;

    PersonalInformationController(
            ProfileService service, ProfileForms forms, ProfilePages pages, ProfileText text, Clock clock) {
        this.service = service;
        this.forms = forms;
        this.pages = pages;
        this.text = text;
        this.clock = clock;
    }

    record Form(
            String version,
            String nationality,
            String civility,
            String birthName,
            String usualName,
            String firstName,
            String otherFirstNames,
            String birthDateDay,
            String birthDateMonth,
            String birthDateYear,
            String birthCountry,
            String birthDepartment,
            String birthTown,
            String phone,
            String mobile) {

        static Form of(PersonalInformation person) {
            return new Form(
                    null,
                    person.nationality(),
                    person.civility().name(),
                    person.birthName(),
                    person.usualName(),
                    person.firstName(),
                    person.otherFirstNames(),
                    String.valueOf(person.birthDate().getDayOfMonth()),
                    String.valueOf(person.birthDate().getMonthValue()),
                    String.valueOf(person.birthDate().getYear()),
                    person.birthCountry(),
                    person.birthDepartment(),
                    person.birthTown(),
                    person.phone(),
                    person.mobile());
        }

        /** A first visit starts with the names of the account. */
        static Form named(String lastName, String firstName) {
            return new Form(
                    null, null, null, lastName, null, firstName, null, null, null, null, null, null, null, null, null);
        }

        /** The date of the three boxes; an accessor, so that an error may be put on it. */
        public LocalDate getBirthDate() {
            return Typed.date(birthDateDay, birthDateMonth, birthDateYear);
        }

        /** A date that was typed and is none is not called missing. */
        List<Problem> problems(LocalDate today) {
            boolean dateTyped = Stream.of(birthDateDay, birthDateMonth, birthDateYear)
                    .map(Typed::line)
                    .anyMatch(Objects::nonNull);
            return block().problems(today).stream()
                    .map(problem -> dateTyped && problem.messageKey().equals("profile.problem.birthDate.missing")
                            ? new Problem("birthDate", "profile.problem.birthDate.impossible")
                            : problem)
                    .toList();
        }

        PersonalInformation block() {
            return new PersonalInformation(
                    Typed.line(nationality),
                    Typed.choice(Civility.class, civility),
                    Typed.line(birthName),
                    Typed.line(usualName),
                    Typed.line(firstName),
                    Typed.line(otherFirstNames),
                    getBirthDate(),
                    Typed.line(birthCountry),
                    Departments.typed(birthDepartment),
                    Typed.line(birthTown),
                    Typed.line(phone),
                    Typed.line(mobile));
        }
    }

    @GetMapping
    String show(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        ProfileView view = service.view(candidate.accountId());
        if (view.lockedAt() != null) {
            return lockedPage(model, view);
        }
        pages.show(model, KEY, forms.shown(candidate.accountId(), view, ProfileBlock.PERSONAL_INFORMATION));
        return page(model);
    }

    @PostMapping
    String save(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = candidate.accountId();
        PersonalInformation person = form.block();
        Problem.mark(form.problems(LocalDate.now(clock)), errors);
        var sent = new Sent(account, KEY, form, form.version(), errors, model, response);
        try {
            return pages.save(
                            sent,
                            seen -> service.savePersonalInformation(account, seen, person),
                            () -> comparison(account, person))
                    ? pages.saved(
                            redirect,
                            "profile.saved.personal-information",
                            ProfilePages.next(ProfileBlock.PERSONAL_INFORMATION))
                    : page(model);
        } catch (PersonalInformationLocked locked) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", text.message(locked.messageKey()));
            return lockedPage(model, service.view(account));
        }
    }

    private Comparison comparison(AccountId account, PersonalInformation typed) {
        ProfileView last = service.view(account);
        return new Comparison(
                last.version(ProfileBlock.PERSONAL_INFORMATION),
                text.lines(ProfilePart.PERSONAL_INFORMATION, last.personalInformation()),
                text.lines(ProfilePart.PERSONAL_INFORMATION, typed));
    }

    private String page(Model model) {
        model.addAttribute("countries", text.countries());
        model.addAttribute("civilities", text.choices("civility", Civility.class));
        return PAGE;
    }

    private String lockedPage(Model model, ProfileView view) {
        model.addAttribute("lines", text.lines(ProfilePart.PERSONAL_INFORMATION, view.personalInformation()));
        return LOCKED_PAGE;
    }
}
