package fr.candidatflow.application.calendar;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.page.ApplicationView;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.portal.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The date that counts now of one application, or of all. */
@Controller
class CalendarController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final ApplicationService applications;
    private final CatalogueService catalogue;
    private final DeadlineCalendar calendar;
    private final Clock clock;

    CalendarController(
            ApplicationService applications, CatalogueService catalogue, DeadlineCalendar calendar, Clock clock) {
        this.applications = applications;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** {@link NotFound} when nothing is awaited any more. */
    @GetMapping("/applications/{number}/deadline.ics")
    ResponseEntity<String> deadline(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable String number, Locale reader) {
        var view = view(applications.get(candidate.accountId(), number));
        if (view.next() == null) {
            throw new NotFound();
        }
        return file("candidatflow-" + number + ".ics", List.of(view), reader);
    }

    /** Those to come; empty when there is none. */
    @GetMapping("/applications/calendar.ics")
    ResponseEntity<String> all(@AuthenticationPrincipal CandidatePrincipal candidate, Locale reader) {
        var now = clock.instant();
        var dated = applications.list(candidate.accountId()).stream()
                .map(this::view)
                .filter(view -> view.next() != null && view.next().isAfter(now))
                .toList();
        return file("candidatflow.ics", dated, reader);
    }

    private ResponseEntity<String> file(String name, List<ApplicationView> dated, Locale reader) {
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .cacheControl(CacheControl.noStore())
                .body(calendar.of(dated, reader));
    }

    private ApplicationView view(ApplicationSummary application) {
        return new ApplicationView(application, catalogue.get(application.training()));
    }
}
