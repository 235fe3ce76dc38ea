package fr.candidatflow.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.catalogue.LocalizedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
     * @param label of the document; null for the application, and when neither it nor its training has the document any more
     * @param row as it stands in the table; null when that version is there no more
     */
    public record Applied(String document, LocalizedText label, FiredRule fired, RuleBook.Row row) {

        /** The document in words, else its code; null for the application itself. */
        public String document(Locale language) {
            return label == null ? document : label.in(language);
        }
    }

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
        return jdbc.sql("""
                        select r.*, coalesce(d.label_fr, t.label_fr) label_fr, coalesce(d.label_en, t.label_en) label_en
                        from applied_rule r
                        join application a on a.id = r.application_id
                        left join application_document d on d.application_id = a.id and d.code = r.document
                        left join required_document t on t.training_id = a.training_id and t.code = r.document
                        where r.application_id = ?
                        order by r.position""")
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
        return new Applied(row.getString("document"), label(row), fired, known.orElse(null));
    }

    private static LocalizedText label(ResultSet row) throws SQLException {
        String french = row.getString("label_fr");
        return french == null ? null : new LocalizedText(french, row.getString("label_en"));
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
