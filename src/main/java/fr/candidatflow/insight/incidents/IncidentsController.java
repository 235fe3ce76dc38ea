package fr.candidatflow.insight.incidents;

import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Cockpit's page of incidents asks for; not there for who may read no history. */
@RestController
@RequestMapping("/staff-api/insight/incidents")
class IncidentsController {

    private final Incidents incidents;
    private final Retries retries;
    private final HistoryRights rights;

    IncidentsController(Incidents incidents, Retries retries, HistoryRights rights) {
        this.incidents = incidents;
        this.retries = retries;
        this.rights = rights;
    }

    /**
     * @param total how many are open, also when not all of them are in the groups
     * @param files whether this person may open an application's file
     */
    record Page(long total, boolean files, List<IncidentGroup> groups) {}

    record Ids(Set<String> ids) {

        Ids {
            ids = ids == null ? Set.of() : new HashSet<>(ids);
        }
    }

    @GetMapping
    ResponseEntity<Page> open(Authentication authentication) {
        var staff = reader(authentication);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Page(incidents.count(staff), staff.administrator(), incidents.open(staff)));
    }

    /** @param incidents those to be tried again */
    @PostMapping("/retries")
    Retries.Begun retry(@RequestBody Ids incidents, Authentication authentication) {
        return retries.retry(reader(authentication), some(incidents));
    }

    /** Asked with POST because of their number. @param jobs of a retry */
    @PostMapping("/outcomes")
    Retries.Outcome outcome(@RequestBody Ids jobs, Authentication authentication) {
        reader(authentication);
        return retries.outcome(some(jobs));
    }

    private StaffMember reader(Authentication authentication) {
        var staff = StaffMember.of(authentication);
        if (rights.readable(staff).isEmpty()) {
            throw new NotFound();
        }
        return staff;
    }

    private static Set<String> some(Ids picked) {
        if (picked.ids().isEmpty() || picked.ids().size() > Incidents.MOST) {
            throw new NothingPicked();
        }
        return picked.ids();
    }

    @ExceptionHandler(NothingPicked.class)
    ProblemDetail nothingPicked() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "Pick at least one incident to try again, and no more than " + Incidents.MOST + ".");
    }

    @ExceptionHandler(AuthorizationException.class)
    ProblemDetail notTheirs() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN, "You may see these incidents, but not try them again. Nothing was changed.");
    }

    @ExceptionHandler(OptimisticLockingException.class)
    ProblemDetail triedAtOnce() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT,
                "Somebody else tried some of these again at the same moment. Look at the list again.");
    }

    private static class NothingPicked extends RuntimeException {}
}
