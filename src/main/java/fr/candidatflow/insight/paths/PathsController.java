package fr.candidatflow.insight.paths;

import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.staff.StaffMember;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the tab "Paths" asks for. Whose history somebody may not read is not there for them. */
@RestController
@RequestMapping("/staff-api/insight/processes/{definition}/paths")
class PathsController {

    private final Paths paths;
    private final HistoryRights rights;
    private final Clock clock;

    PathsController(Paths paths, HistoryRights rights, Clock clock) {
        this.paths = paths;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * As the heat map is asked.
     *
     * @param all all versions of this process, not only this one
     * @param from first day of the period, in the time of Paris; a year ago when left out
     * @param until last day, included; today when left out
     */
    record Chosen(
            Boolean all,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {

        private Paths.Asked of(ProcessDefinition process, Clock clock) {
            var last = until == null ? LocalDate.now(clock) : until;
            var first = from == null ? last.minusYears(1) : from;
            return new Paths.Asked(
                    process.getKey(),
                    Boolean.TRUE.equals(all) ? null : process.getVersion(),
                    first.atStartOfDay(clock.getZone()).toInstant(),
                    last.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        }
    }

    @GetMapping
    ResponseEntity<PathFigures> most(
            @PathVariable String definition,
            Chosen chosen,
            @RequestParam(defaultValue = "false") boolean corrected,
            Authentication authentication) {
        var process = rights.definition(StaffMember.of(authentication), definition);
        return fresh(paths.most(chosen.of(process, clock), corrected));
    }

    @GetMapping("/{path}")
    ResponseEntity<PathFigures.Drawn> draw(
            @PathVariable String definition, @PathVariable String path, Chosen chosen, Authentication authentication) {
        var process = rights.definition(StaffMember.of(authentication), definition);
        return fresh(paths.draw(chosen.of(process, clock), path, definition));
    }

    private static <T> ResponseEntity<T> fresh(T figures) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(figures);
    }
}
