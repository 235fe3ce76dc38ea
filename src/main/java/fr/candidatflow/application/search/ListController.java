package fr.candidatflow.application.search;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.StaffSteps;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.Centre;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The staff's list of applications. */
@Controller
@RequestMapping(ListController.PATH)
class ListController {

    static final String PATH = "/staff/applications";

    private static final String PAGE = "application/staff/list";

    private final ApplicationSearch search;
    private final SavedViews views;
    private final ListExport export;
    private final FileBundle bundle;
    private final Scopes scopes;
    private final StaffSteps steps;
    private final CatalogueService catalogue;
    private final MessageSource messages;
    private final Clock clock;

    ListController(
            ApplicationSearch search,
            SavedViews views,
            ListExport export,
            FileBundle bundle,
            Scopes scopes,
            StaffSteps steps,
            CatalogueService catalogue,
            MessageSource messages,
            Clock clock) {
        this.search = search;
        this.views = views;
        this.export = export;
        this.bundle = bundle;
        this.scopes = scopes;
        this.steps = steps;
        this.catalogue = catalogue;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static StaffSection applicationsSection() {
        return new StaffSection(
                PATH,
                "Applications",
                "Find applications, keep searches, export lists and files",
                staff -> staff.managesACentre() || staff.sitsInACommission() || staff.administrator(),
                100);
    }

    /** @param sorted as {@code aria-sort} says it, null for a column that the list is not sorted by */
    record Column(String label, String href, String sorted) {}

    /** @param colour of the tag component */
    record Line(FoundApplication application, String colour, StaffSteps.Step step) {}

    @GetMapping
    String list(
            @ModelAttribute("search") SearchForm form,
            BindingResult errors,
            @RequestParam(required = false) String after,
            @RequestParam(required = false) String before,
            Authentication authentication,
            HttpServletResponse response,
            Model model) {
        var staff = StaffMember.of(authentication);
        var centres = centres(staff);
        Optional<Criteria> criteria =
                errors.hasErrors() ? Optional.empty() : form.criteria(clock.getZone(), centres.keySet(), errors);
        criteria.ifPresent(asked -> find(form, asked, staff, after, before, model));
        describe(form, centres, staff, model);
        if (criteria.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return PAGE;
    }

    @PostMapping("/views")
    String save(
            @ModelAttribute("search") SearchForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "") String view,
            Authentication authentication,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        String name = view.strip();
        var staff = StaffMember.of(authentication);
        var refusal = form.criteria(clock.getZone(), centres(staff).keySet(), errors)
                .flatMap(valid -> views.save(staff.id(), name, form.query()));
        if (errors.hasErrors() || refusal.isPresent()) {
            model.addAttribute("view", view);
            model.addAttribute("viewRefusal", refusal.orElse(null));
            String page = list(form, errors, null, null, authentication, response, model);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page;
        }
        next.addFlashAttribute("notice", "The view “" + name + "” is saved.");
        return "redirect:" + address(form.query());
    }

    @PostMapping("/views/deletion")
    String delete(
            @ModelAttribute("search") SearchForm form,
            BindingResult errors,
            @RequestParam String view,
            Authentication authentication,
            RedirectAttributes next) {
        views.delete(authentication.getName(), view);
        next.addFlashAttribute("notice", "The view “" + view + "” is deleted.");
        return "redirect:" + address(form.query());
    }

    @GetMapping("/export.csv")
    void csv(
            @ModelAttribute("search") SearchForm form,
            BindingResult errors,
            Authentication authentication,
            HttpServletResponse response)
            throws IOException {
        export(form, errors, ListExport.Format.CSV, authentication, response);
    }

    @GetMapping("/export.xlsx")
    void xlsx(
            @ModelAttribute("search") SearchForm form,
            BindingResult errors,
            Authentication authentication,
            HttpServletResponse response)
            throws IOException {
        export(form, errors, ListExport.Format.XLSX, authentication, response);
    }

    /** @param all every application of the search, whatever is ticked */
    @PostMapping("/files.zip")
    String files(
            @ModelAttribute("search") SearchForm form,
            BindingResult errors,
            @RequestParam(name = "number", required = false) List<String> ticked,
            @RequestParam(defaultValue = "false") boolean all,
            Authentication authentication,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var staff = StaffMember.of(authentication);
        var criteria = form.criteria(clock.getZone(), centres(staff).keySet(), errors);
        List<FoundApplication> chosen = List.of();
        if (all && criteria.isPresent()) {
            chosen = search.first(scopes.of(staff), criteria.get(), FileBundle.MOST + 1);
        } else if (!all && ticked != null) {
            chosen = search.among(scopes.of(staff), ticked);
            if (chosen.size() < Set.copyOf(ticked).size()) {
                throw new NotFound();
            }
        }
        boolean tooMany = chosen.size() > FileBundle.MOST;
        var submitted = chosen.stream().filter(FoundApplication::submitted).toList();
        if (submitted.isEmpty() || tooMany) {
            model.addAttribute(
                    "refusal",
                    tooMany
                            ? "At most " + FileBundle.MOST + " applications go into one ZIP file: narrow the search"
                            : all
                                    ? "None of these applications is submitted yet"
                                    : "Tick the applications whose files you want");
            String page = list(form, errors, null, null, authentication, response, model);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page;
        }
        bundle.send(submitted, staff, response);
        return null;
    }

    /** With the list's own fields in the address; what the list refuses, leads to the list, which says why. */
    private void export(
            SearchForm form,
            BindingResult errors,
            ListExport.Format format,
            Authentication authentication,
            HttpServletResponse response)
            throws IOException {
        var staff = StaffMember.of(authentication);
        var criteria = form.criteria(clock.getZone(), centres(staff).keySet(), errors);
        if (criteria.isEmpty()) {
            response.sendRedirect(address(form.query()));
            return;
        }
        export.send(scopes.of(staff), criteria.get(), staff, format, response);
    }

    private void find(SearchForm form, Criteria criteria, StaffMember staff, String after, String before, Model model) {
        var scope = scopes.of(staff);
        var page = search.page(scope, criteria, blankToNull(after), blankToNull(before));
        if (page.isEmpty()) {
            model.addAttribute("gone", true);
            page = search.page(scope, criteria, null, null);
        }
        var found = page.orElseThrow();
        var ids = found.applications().stream().map(FoundApplication::id).toList();
        Map<ApplicationId, StaffSteps.Step> open = steps.of(ids, staff);
        model.addAttribute(
                "lines",
                found.applications().stream()
                        .map(each -> new Line(each, colour(each.status()), open.get(each.id())))
                        .toList());
        int count = search.count(scope, criteria);
        model.addAttribute("count", count(count));
        model.addAttribute("bundled", count <= FileBundle.MOST ? null : FileBundle.MOST);
        model.addAttribute("columns", columns(form, criteria));
        if (found.earlier()) {
            model.addAttribute("earlier", address(join(form.query(), "before=" + found.first())));
        }
        if (found.later()) {
            model.addAttribute("later", address(join(form.query(), "after=" + found.last())));
        }
    }

    private void describe(SearchForm form, Map<String, String> centres, StaffMember staff, Model model) {
        model.addAttribute(
                "statuses",
                Stream.of(ApplicationStatus.values())
                        .collect(Collectors.toMap(Enum::name, this::label, (one, other) -> one, LinkedHashMap::new)));
        model.addAttribute(
                "states",
                Stream.of(DocumentState.values())
                        .collect(Collectors.toMap(
                                Enum::name, state -> state.label, (one, other) -> one, LinkedHashMap::new)));
        model.addAttribute("centres", centres);
        model.addAttribute("views", views.of(staff.id()));
        model.addAttribute("query", form.query());
        model.addAttribute("fields", form.asMap());
        model.addAttribute("csv", address("/export.csv", form.query()));
        model.addAttribute("xlsx", address("/export.xlsx", form.query()));
        model.addAttribute("zone", clock.getZone());
    }

    private static List<Column> columns(SearchForm form, Criteria criteria) {
        var columns = new ArrayList<Column>();
        for (Order order : Order.values()) {
            String sorted = order != criteria.order() ? null : criteria.descending() ? "descending" : "ascending";
            columns.add(new Column(order.label, address(form.query(order, criteria)), sorted));
        }
        return columns;
    }

    private static String count(int found) {
        if (found > ApplicationSearch.COUNTED) {
            return "More than 10,000 applications";
        }
        return found == 1 ? "1 application" : String.format(Locale.ENGLISH, "%,d applications", found);
    }

    /** Those to choose from: of whoever sees a part of a centre's files only, none. */
    private Map<String, String> centres(StaffMember staff) {
        var labels = catalogue.centres().stream().collect(Collectors.toMap(Centre::code, Centre::label));
        var seen = new LinkedHashMap<String, String>();
        staff.centresAmong(labels.keySet()).forEach(code -> seen.put(code, labels.get(code)));
        return seen;
    }

    private String label(ApplicationStatus status) {
        return messages.getMessage("application.status." + status, null, Locale.ENGLISH);
    }

    private static String colour(ApplicationStatus status) {
        return switch (status) {
            case IN_PREPARATION -> "grey";
            case SUBMITTED -> "yellow";
            case INCOMPLETE -> "red";
            case COMPLETE -> "blue";
            case ADMITTED -> "orange";
            case WAITING_LISTED -> "turquoise";
            case CONFIRMED -> "green";
            case REFUSED, WITHDRAWN, EXPIRED, CANCELLED -> "grey";
        };
    }

    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static String join(String query, String field) {
        return query.isEmpty() ? field : query + "&" + field;
    }

    private static String address(String query) {
        return address("", query);
    }

    private static String address(String below, String query) {
        return PATH + below + (query.isEmpty() ? "" : "?" + query);
    }
}
