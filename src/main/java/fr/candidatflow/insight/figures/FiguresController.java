package fr.candidatflow.insight.figures;

import fr.candidatflow.insight.Campaigns;
import fr.candidatflow.insight.Campaigns.Campaign;
import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.staff.StaffMember;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** What our parts of Cockpit ask for. Whose history somebody may not read is not there for them. */
@RestController
@RequestMapping("/staff-api/insight")
class FiguresController {

    private final Figures figures;
    private final HistoryRights rights;
    private final Campaigns campaigns;
    private final Clock clock;

    FiguresController(Figures figures, HistoryRights rights, Campaigns campaigns, Clock clock) {
        this.figures = figures;
        this.rights = rights;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    record Bottlenecks(
            List<StepFigures> steps,
            List<Waiting> longestWaiting,
            List<ShareFigures> centres,
            List<ShareFigures> trainings) {}

    /** Nobody's who may read no history. */
    @GetMapping("/campaigns")
    List<Campaign> campaigns(Authentication authentication) {
        return rights.readable(StaffMember.of(authentication)).isEmpty() ? List.of() : campaigns.all();
    }

    /**
     * @param all all versions of this process, not only this one
     * @param from first day of the period, in the time of Paris; a year ago when left out
     * @param until last day, included; today when left out
     */
    @GetMapping("/processes/{definition}/steps")
    ResponseEntity<List<StepFigures>> steps(
            @PathVariable String definition,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            Authentication authentication) {
        var process = rights.definition(StaffMember.of(authentication), definition);
        return fresh(figures.steps(process.getKey(), version(process, all), period(from, until)));
    }

    /** The parameters are those of {@link #steps}. */
    @GetMapping("/processes/{definition}/bottlenecks")
    ResponseEntity<Bottlenecks> bottlenecks(
            @PathVariable String definition,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            Authentication authentication) {
        var process = rights.definition(StaffMember.of(authentication), definition);
        var version = version(process, all);
        var period = period(from, until);
        var shares = figures.shares(process.getKey(), version, period);
        return fresh(new Bottlenecks(
                figures.steps(process.getKey(), version, period),
                figures.longestWaiting(process.getKey(), version),
                shares.centres(),
                shares.trainings()));
    }

    private static Integer version(ProcessDefinition process, boolean all) {
        return all ? null : process.getVersion();
    }

    private Period period(LocalDate from, LocalDate until) {
        var last = until == null ? LocalDate.now(clock) : until;
        var first = from == null ? last.minusYears(1) : from;
        return new Period(
                first.atStartOfDay(clock.getZone()).toInstant(),
                last.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private static <T> ResponseEntity<T> fresh(T figures) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(figures);
    }
}
