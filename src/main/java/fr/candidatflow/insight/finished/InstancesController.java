package fr.candidatflow.insight.finished;

import fr.candidatflow.insight.Diagrams;
import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the tab "Finished" and an instance's page ask for. Whose history somebody may not read is not there for them. */
@RestController
@RequestMapping("/staff-api/insight")
class InstancesController {

    private final InstanceFinder finder;
    private final InstanceReader reader;
    private final Diagrams diagrams;
    private final HistoryRights rights;
    private final Clock clock;

    InstancesController(
            InstanceFinder finder, InstanceReader reader, Diagrams diagrams, HistoryRights rights, Clock clock) {
        this.finder = finder;
        this.reader = reader;
        this.diagrams = diagrams;
        this.rights = rights;
        this.clock = clock;
    }

    /** In days: nothing took longer, and an interval of PostgreSQL holds it. */
    private static final int LONGEST = 100_000;

    /**
     * As it was typed; what is empty narrows nothing. Days are those of Paris, the last ones included.
     *
     * @param all all versions of the process
     * @param atLeast days, such as 1.5
     */
    record Asked(
            Boolean all,
            String number,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate startedFrom,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate startedUntil,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate endedFrom,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate endedUntil,
            String ended,
            Double atLeast,
            String path,
            Boolean corrected,
            Boolean running,
            String after) {

        private InstanceSearch of(ProcessDefinition process, Clock clock) {
            return new InstanceSearch(
                    process.getKey(),
                    yes(all) ? null : process.getVersion(),
                    number == null || number.isBlank() ? null : number.strip().toUpperCase(Locale.ROOT),
                    begin(startedFrom, clock),
                    end(startedUntil, clock),
                    begin(endedFrom, clock),
                    end(endedUntil, clock),
                    given(ended),
                    atLeast == null
                            ? null
                            : Duration.ofSeconds(Math.round(Math.min(atLeast, LONGEST)
                                    * Duration.ofDays(1).toSeconds())),
                    given(path),
                    yes(corrected),
                    yes(running),
                    given(after));
        }

        private static boolean yes(Boolean ticked) {
            return Boolean.TRUE.equals(ticked);
        }

        private static String given(String text) {
            return text == null || text.isBlank() ? null : text;
        }

        private static Instant begin(LocalDate day, Clock clock) {
            return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
        }

        private static Instant end(LocalDate day, Clock clock) {
            return day == null ? null : begin(day.plusDays(1), clock);
        }
    }

    @GetMapping("/processes/{definition}/instances")
    ResponseEntity<InstanceFinder.Page> instances(
            @PathVariable String definition, Asked asked, Authentication authentication) {
        var process = rights.definition(StaffMember.of(authentication), definition);
        return fresh(finder.find(asked.of(process, clock)));
    }

    /** How instances of this process can end: the end events' names by their ids. */
    @GetMapping("/processes/{definition}/endings")
    Map<String, String> endings(@PathVariable String definition, Authentication authentication) {
        return diagrams.endings(
                rights.definition(StaffMember.of(authentication), definition).getKey());
    }

    @GetMapping("/instances/{instance}")
    ResponseEntity<OpenedInstance> instance(@PathVariable String instance, Authentication authentication) {
        var staff = StaffMember.of(authentication);
        reader.process(instance)
                .filter(process -> rights.mayRead(staff, process))
                .orElseThrow(NotFound::new);
        return fresh(reader.open(instance));
    }

    private static <T> ResponseEntity<T> fresh(T found) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
    }
}
