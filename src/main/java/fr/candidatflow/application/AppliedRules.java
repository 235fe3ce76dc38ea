package fr.candidatflow.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which rows of the decision tables decided about an application when it was opened: that it was allowed, and for each document of
 * the training whether it is asked. The tables are asked outside of a process, before there is one, so that the engine's history
 * knows nothing of it; and asking them again would tell what they say today, not what they said then. So it is kept here, with
 * the application, and goes with it.
 */
@Component
public class AppliedRules {

    private static final TypeReference<LinkedHashMap<String, String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final RuleBook book;

    AppliedRules(JdbcClient jdbc, ObjectMapper json, RuleBook book) {
        this.jdbc = jdbc;
        this.json = json;
        this.book = book;
    }

    /**
     * A row that decided.
     *
     * @param document its code; null for the application itself
     * @param row as it stands in the table; null when that version is there no more
     */
    public record Applied(String document, FiredRule fired, RuleBook.Row row) {}

    /** @param document code; null for the application itself */
    record Decided(String document, FiredRule fired) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void record(ApplicationId application, List<Decided> decided) {
        for (int i = 0; i < decided.size(); i++) {
            var fired = decided.get(i).fired();
            jdbc.sql("""
                            insert into applied_rule (application_id, position, document, decision, decision_version, rule, inputs, outputs)
                            values (?, ?, ?, ?, ?, ?, ?::json, ?::json)""")
                    .params(
                            application.value(),
                            i + 1,
                            decided.get(i).document(),
                            fired.decision(),
                            fired.version(),
                            fired.rule(),
                            write(fired.inputs()),
                            write(fired.outputs()))
                    .update();
        }
    }

    /** In the order in which they were asked; empty for an application of before this was kept. */
    @Transactional(readOnly = true)
    public List<Applied> of(ApplicationId application) {
        return jdbc.sql("select * from applied_rule where application_id = ? order by position")
                .param(application.value())
                .query((row, number) -> applied(row))
                .list();
    }

    private Applied applied(ResultSet row) throws SQLException {
        var fired = new FiredRule(
                row.getString("decision"),
                row.getInt("decision_version"),
                row.getString("rule"),
                read(row.getString("inputs")),
                read(row.getString("outputs")));
        Optional<RuleBook.Row> known = book.find(fired.decision(), fired.version(), fired.rule());
        return new Applied(row.getString("document"), fired, known.orElse(null));
    }

    private String write(Map<String, String> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> read(String values) {
        try {
            return json.readValue(values, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
