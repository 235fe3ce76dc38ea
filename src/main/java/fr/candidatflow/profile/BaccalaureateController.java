package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The baccalaureate (S20-S24), asked on two pages, since the year decides which series there are and the pages work without
 * JavaScript. The second page has the answer to the first in its path: a year, or {@code none}.
 */
@Controller
@RequestMapping("/profile/baccalaureate")
class BaccalaureateController {

    private static final String CHOICE_PAGE = "profile/baccalaureate-choice";
    private static final String PAGE = "profile/baccalaureate";
    private static final String NONE = "none";

    private final ProfileService service;
    private final SeriesList seriesList;
    private final ProfilePages pages;
    private final ProfileText text;
    private final Clock clock;

    BaccalaureateController(
            ProfileService service, SeriesList seriesList, ProfilePages pages, ProfileText text, Clock clock) {
        this.service = service;
        this.seriesList = seriesList;
        this.pages = pages;
        this.text = text;
        this.clock = clock;
    }

    record Choice(String held, String year) {

        static Choice of(Baccalaureate baccalaureate) {
            return baccalaureate == null
                    ? new Choice(null, null)
                    : new Choice(
                            baccalaureate.held().toString(),
                            baccalaureate.year() == null
                                    ? null
                                    : baccalaureate.year().toString());
        }
    }

    record Form(String version, String series, String honours, String country, String department, String school) {

        static Form of(Baccalaureate baccalaureate) {
            return baccalaureate == null
                    ? new Form(null, null, null, null, null, null)
                    : new Form(
                            null,
                            baccalaureate.series(),
                            baccalaureate.honours() == null
                                    ? null
                                    : baccalaureate.honours().name(),
                            baccalaureate.country(),
                            baccalaureate.department(),
                            baccalaureate.school());
        }

        Baccalaureate block(Integer year) {
            return year == null
                    ? Baccalaureate.none(Typed.line(series))
                    : new Baccalaureate(
                            true,
                            year,
                            Typed.line(series),
                            Typed.choice(Honours.class, honours),
                            Typed.line(country),
                            Departments.typed(department),
                            Typed.line(school));
        }
    }

    @GetMapping
    String choice(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        ProfileView view = service.view(candidate.accountId());
        model.addAttribute("form", Choice.of(view.baccalaureate()));
        return choicePage(model);
    }

    @PostMapping
    String choose(
            @ModelAttribute("form") Choice form, BindingResult errors, Model model, HttpServletResponse response) {
        if ("false".equals(form.held())) {
            return "redirect:" + ProfilePages.path(ProfileBlock.BACCALAUREATE) + "/" + NONE;
        }
        Integer year = Typed.number(form.year());
        if (!"true".equals(form.held())) {
            errors.rejectValue("held", "profile.problem.held.missing");
        } else if (!Baccalaureate.possibleYear(year, today())) {
            errors.rejectValue("year", "profile.problem.year.missing", yearLimits(), null);
        } else {
            return "redirect:" + ProfilePages.path(ProfileBlock.BACCALAUREATE) + "/" + year;
        }
        pages.refused(response);
        return choicePage(model);
    }

    @GetMapping("/{choice:none|[0-9]{4}}")
    String show(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable("choice") String choice, Model model) {
        ProfileView view = service.view(candidate.accountId());
        model.addAttribute("form", Form.of(view.baccalaureate()));
        model.addAttribute("version", view.version(ProfileBlock.BACCALAUREATE));
        return page(model, year(choice));
    }

    @PostMapping("/{choice:none|[0-9]{4}}")
    String save(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable("choice") String choice,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = candidate.accountId();
        Integer year = year(choice);
        Baccalaureate baccalaureate = form.block(year);
        model.addAttribute("version", form.version());
        Problem.mark(baccalaureate.problems(seriesList, today()), errors);
        if (errors.hasErrors()) {
            pages.refused(response);
            return page(model, year);
        }
        try {
            service.saveBaccalaureate(account, Typed.version(form.version()), baccalaureate);
            return pages.saved(redirect, "profile.saved.baccalaureate", ProfilePages.next(ProfileBlock.BACCALAUREATE));
        } catch (ChangedMeanwhile changed) {
            ProfileView last = service.view(account);
            pages.changedMeanwhile(
                    model,
                    response,
                    last.version(ProfileBlock.BACCALAUREATE),
                    text.baccalaureate(last.baccalaureate()),
                    text.baccalaureate(baccalaureate));
            return page(model, year);
        }
    }

    /** Null for none. */
    private Integer year(String choice) {
        if (NONE.equals(choice)) {
            return null;
        }
        Integer year = Typed.number(choice);
        if (!Baccalaureate.possibleYear(year, today())) {
            throw new NotFound();
        }
        return year;
    }

    private String choicePage(Model model) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("true", text.message("profile.held.true"));
        choices.put("false", text.message("profile.held.false"));
        model.addAttribute("choices", choices);
        return CHOICE_PAGE;
    }

    private String page(Model model, Integer year) {
        Series none = seriesList.withoutBaccalaureate();
        model.addAttribute("year", year);
        model.addAttribute("onlySeries", Map.of(none.code(), none.title()));
        model.addAttribute("seriesGroups", year == null ? Map.of() : text.seriesOf(year));
        model.addAttribute("honours", text.choices("honours", Honours.class));
        model.addAttribute("countries", text.countries());
        return PAGE;
    }

    private Object[] yearLimits() {
        return new Object[] {String.valueOf(Baccalaureate.FIRST_YEAR), String.valueOf(today().getYear())};
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
