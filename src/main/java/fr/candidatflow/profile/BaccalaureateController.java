package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.profile.ProfilePages.Comparison;
import fr.candidatflow.profile.ProfilePages.Sent;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
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
 * The baccalaureate (S20-S24), asked on two pages: what the candidate has and its year decide which series there are, and the
 * pages work without JavaScript. The second page has the answer to the first in its path: a route and a year, or {@code none}.
 */
@Controller
@RequestMapping("/profile/baccalaureate")
class BaccalaureateController {

    private static final FormKey KEY = FormKey.of(ProfileBlock.BACCALAUREATE);
    private static final String CHOICE_PAGE = "profile/baccalaureate-choice";
    private static final String PAGE = "profile/baccalaureate";
    private static final String SERIES_PAGE = "/{route:french|french-abroad|foreign|other-title}/{year:[0-9]{4}}";
    private static final Set<String> CHOICE = Set.of("route", "year");

    private final ProfileService service;
    private final SeriesList seriesList;
    private final ProfileForms forms;
    private final ProfilePages pages;
    private final ProfileText text;
    private final Clock clock;

    BaccalaureateController(
            ProfileService service,
            SeriesList seriesList,
            ProfileForms forms,
            ProfilePages pages,
            ProfileText text,
            Clock clock) {
        this.service = service;
        this.seriesList = seriesList;
        this.forms = forms;
        this.pages = pages;
        this.text = text;
        this.clock = clock;
    }

    /** Both pages fill one form; the second has route and year from its path. */
    record Form(
            String version,
            String route,
            String year,
            String series,
            String honours,
            String country,
            String department,
            String school) {

        static Form of(Baccalaureate baccalaureate, SeriesList seriesList) {
            return baccalaureate == null
                    ? new Form(null, null, null, null, null, null, null, null)
                    : new Form(
                            null,
                            BaccalaureateRoute.of(baccalaureate, seriesList).path(),
                            baccalaureate.year() == null
                                    ? null
                                    : baccalaureate.year().toString(),
                            baccalaureate.series(),
                            baccalaureate.honours() == null
                                    ? null
                                    : baccalaureate.honours().name(),
                            baccalaureate.country(),
                            baccalaureate.department(),
                            baccalaureate.school());
        }

        Form on(BaccalaureateRoute route, Integer year) {
            return Fields.with(this, Map.of("route", route.path(), "year", year == null ? "" : String.valueOf(year)));
        }

        private Optional<BaccalaureateRoute> chosenRoute() {
            return BaccalaureateRoute.at(route);
        }

        /** What the block alone cannot tell is whether the series fits the route. */
        List<Problem> problems(SeriesList seriesList, LocalDate today) {
            if (chosenRoute().isEmpty()) {
                return List.of(new Problem("route", "profile.problem.route.missing"));
            }
            BaccalaureateRoute chosen = chosenRoute().get();
            var problems = new ArrayList<>(block().problems(seriesList, today));
            Integer typedYear = Typed.number(year);
            if (chosen != BaccalaureateRoute.NONE
                    && Baccalaureate.possibleYear(typedYear, today)
                    && chosen.series(seriesList, typedYear).stream()
                            .noneMatch(one -> one.code().equals(Typed.line(series)))) {
                problems.add(0, new Problem("series", "profile.problem.series.missing"));
            }
            if (chosen == BaccalaureateRoute.FRENCH_ABROAD && Countries.FRANCE.equals(Typed.line(country))) {
                problems.add(new Problem("country", "profile.problem.country.abroad"));
                problems.removeIf(problem -> problem.field().equals("department"));
            }
            return problems;
        }

        Baccalaureate block() {
            BaccalaureateRoute chosen = chosenRoute().orElse(BaccalaureateRoute.NONE);
            return chosen == BaccalaureateRoute.NONE
                    ? Baccalaureate.none(Typed.line(series))
                    : new Baccalaureate(
                            true,
                            Typed.number(year),
                            Typed.line(series),
                            Typed.choice(Honours.class, honours),
                            chosen.inFrance() ? Countries.FRANCE : Typed.line(country),
                            Departments.typed(department),
                            Typed.line(school));
        }
    }

    @GetMapping
    String choice(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        ProfileView view = service.view(candidate.accountId());
        pages.show(model, KEY, forms.shown(candidate.accountId(), view, ProfileBlock.BACCALAUREATE));
        return choicePage(model);
    }

    /** The answer is no more than a draft until the second page is saved. */
    @PostMapping
    String choose(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        var answer = new HashMap<>(Fields.of(form));
        answer.keySet().retainAll(CHOICE);
        forms.keep(candidate.accountId(), KEY, Typed.version(form.version()), answer);
        Problem.mark(
                form.problems(seriesList, LocalDate.now(clock)).stream()
                        .filter(problem -> CHOICE.contains(problem.field()))
                        .toList(),
                errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("version", form.version());
            model.addAttribute("draftForm", KEY.name());
            return choicePage(model);
        }
        String start = "redirect:" + ProfilePages.path(ProfileBlock.BACCALAUREATE) + "/" + form.route();
        return BaccalaureateRoute.NONE.path().equals(form.route()) ? start : start + "/" + Typed.number(form.year());
    }

    @GetMapping({"/none", SERIES_PAGE})
    String show(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable(name = "route", required = false) String route,
            @PathVariable(name = "year", required = false) String year,
            Model model) {
        ProfileView view = service.view(candidate.accountId());
        var page = new Step(route, year);
        AccountId account = candidate.accountId();
        Form saved = Form.of(view.baccalaureate(), seriesList);
        // What was saved of a French baccalaureate says nothing of a foreign title.
        Form start = page.route.path().equals(saved.route()) ? saved : Form.of(null, seriesList);
        var shown = forms.shown(account, KEY, start, view.version(ProfileBlock.BACCALAUREATE));
        pages.show(model, KEY, shown.quietAbout(CHOICE));
        Form form = shown.form().on(page.route, page.year);
        String only = page.onlySensibleSeries();
        model.addAttribute(
                "form", only != null && !page.offers(form.series()) ? Fields.with(form, Map.of("series", only)) : form);
        return page(model, page);
    }

    @PostMapping({"/none", SERIES_PAGE})
    String save(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable(name = "route", required = false) String route,
            @PathVariable(name = "year", required = false) String year,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = candidate.accountId();
        var page = new Step(route, year);
        Form given = form.on(page.route, page.year);
        Baccalaureate baccalaureate = given.block();
        Problem.mark(given.problems(seriesList, LocalDate.now(clock)), errors);
        var sent = new Sent(account, KEY, given, form.version(), errors, model, response);
        return pages.save(
                        sent,
                        seen -> service.saveBaccalaureate(account, seen, baccalaureate),
                        () -> comparison(account, baccalaureate))
                ? pages.saved(redirect, "profile.saved.baccalaureate", ProfilePages.next(ProfileBlock.BACCALAUREATE))
                : page(model, page);
    }

    private Comparison comparison(AccountId account, Baccalaureate typed) {
        ProfileView last = service.view(account);
        return new Comparison(
                last.version(ProfileBlock.BACCALAUREATE),
                text.lines(ProfilePart.BACCALAUREATE, last.baccalaureate()),
                text.lines(ProfilePart.BACCALAUREATE, typed));
    }

    /** What the path of the second page says: a route, and the year unless there is none. */
    private final class Step {

        private final BaccalaureateRoute route;
        private final Integer year;

        private Step(String route, String year) {
            this.route = route == null
                    ? BaccalaureateRoute.NONE
                    : BaccalaureateRoute.at(route).orElseThrow(NotFound::new);
            this.year = Typed.number(year);
            if (this.route != BaccalaureateRoute.NONE && !Baccalaureate.possibleYear(this.year, LocalDate.now(clock))) {
                throw new NotFound();
            }
        }

        private List<Series> series() {
            return route == BaccalaureateRoute.NONE
                    ? List.of(seriesList.withoutBaccalaureate())
                    : route.series(seriesList, year);
        }

        private boolean offers(String code) {
            return series().stream().anyMatch(series -> series.code().equals(code));
        }

        /** Chosen beforehand (S22, S23). */
        private String onlySensibleSeries() {
            return switch (route) {
                case NONE -> seriesList.withoutBaccalaureate().code();
                case FOREIGN -> Series.FOREIGN_TITLE_CODE;
                default -> null;
            };
        }
    }

    private String choicePage(Model model) {
        var choices = new LinkedHashMap<String, String>();
        for (BaccalaureateRoute route : BaccalaureateRoute.values()) {
            choices.put(route.path(), text.message("profile.route." + route.path()));
        }
        model.addAttribute("choices", choices);
        return CHOICE_PAGE;
    }

    private String page(Model model, Step page) {
        var countries = new LinkedHashMap<>(text.countries());
        if (page.route == BaccalaureateRoute.FRENCH_ABROAD) {
            countries.remove(Countries.FRANCE);
        }
        model.addAttribute("route", page.route.path());
        model.addAttribute("year", page.year);
        model.addAttribute("seriesGroups", text.byFamily(page.series()));
        model.addAttribute(
                "titles",
                page.series().stream()
                        .collect(Collectors.toMap(
                                Series::code, Series::title, (one, other) -> one, LinkedHashMap::new)));
        model.addAttribute("honours", text.choices("honours", Honours.class));
        model.addAttribute("countries", countries);
        return PAGE;
    }
}
