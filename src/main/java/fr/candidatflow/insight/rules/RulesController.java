package fr.candidatflow.insight.rules;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.AppliedRules;
import fr.candidatflow.application.AppliedRules.Applied;
import fr.candidatflow.application.RuleBook;
import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What an instance's tab "Rules" asks for. An analyst opens no file, so that the conditions of a row are told and not the candidate's
 * own values, such as a nationality; those are on the staff's page of the application.
 */
@RestController
@RequestMapping("/staff-api/insight/rules")
class RulesController {

    private final HistoryService history;
    private final HistoryRights rights;
    private final AppliedRules rules;
    private final JdbcClient jdbc;

    RulesController(HistoryService history, HistoryRights rights, AppliedRules rules, JdbcClient jdbc) {
        this.history = history;
        this.rights = rights;
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /** @param number of the application; null when the instance is about none */
    record Page(String number, List<Line> rules) {}

    /**
     * @param document code; null for the application itself
     * @param label the document in words
     * @param table key of the decision when its version is there no more, as {@code row} is null then
     */
    record Line(
            String document,
            String label,
            String table,
            int version,
            Integer row,
            String annotation,
            List<RuleBook.Cell> conditions,
            Map<String, String> outputs) {

        static Line of(Applied applied) {
            var fired = applied.fired();
            var row = applied.row();
            return row == null
                    ? new Line(
                            applied.document(),
                            applied.document(Locale.ENGLISH),
                            fired.decision(),
                            fired.version(),
                            null,
                            null,
                            List.of(),
                            fired.outputs())
                    : new Line(
                            applied.document(),
                            applied.document(Locale.ENGLISH),
                            row.table(),
                            fired.version(),
                            row.number(),
                            row.annotation(),
                            row.conditions(),
                            fired.outputs());
        }
    }

    @GetMapping("/{instance}")
    ResponseEntity<Page> of(@PathVariable String instance, Authentication authentication) {
        var found = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        if (found == null) {
            throw new NotFound();
        }
        rights.definition(StaffMember.of(authentication), found.getProcessDefinitionId());
        var page = application(found.getBusinessKey())
                .map(application -> new Page(
                        application.number(),
                        rules.of(ApplicationId.of(application.id())).stream()
                                .map(Line::of)
                                .toList()))
                .orElse(new Page(null, List.of()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }

    private record Application(String id, String number) {}

    private Optional<Application> application(String businessKey) {
        return jdbc.sql("""
                        select id::text, number from application
                        where id = case when :key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then :key::uuid end""")
                .param("key", String.valueOf(businessKey))
                .query(Application.class)
                .optional();
    }
}
