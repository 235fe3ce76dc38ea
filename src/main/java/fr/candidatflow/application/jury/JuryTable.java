package fr.candidatflow.application.jury;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.GivenOpinion;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.TrainingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the files of a commission, a page at a time: one query whatever their number. */
@Component
@Transactional(readOnly = true)
class JuryTable {

    /** Files on one page: a session of most trainings; below what a browser's form may send. */
    static final int PAGE = 300;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    JuryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A training with the number of its files at each stage; {@code underWay} are not complete yet. */
    record Counts(
            String code, String title, Integer capacity, long toGive, long toValidate, long validated, long underWay) {

        long of(Stage stage) {
            return switch (stage) {
                case TO_GIVE -> toGive;
                case TO_VALIDATE -> toValidate;
                case VALIDATED -> validated;
            };
        }
    }

    /** Trainings of these commissions that have files, the ones with work first. */
    List<Counts> trainings(Collection<String> commissions) {
        return commissions.isEmpty() ? List.of() : counts("t.commission_code in (:wanted)", commissions);
    }

    Counts counts(TrainingId training) {
        return counts("t.id in (:wanted)", List.of(training.value())).stream()
                .findFirst()
                .orElse(null);
    }

    /** Training by training, so that those of other commissions are not read. */
    private List<Counts> counts(String which, Collection<?> wanted) {
        return jdbc.sql("""
                        select t.code, t.title, t.capacity, files.*
                        from training t cross join lateral (
                            select count(*) filter (where a.status = 'COMPLETE' and %s) as to_give,
                                   count(*) filter (where a.status = 'COMPLETE' and %s) as to_validate,
                                   count(*) filter (where a.status = 'COMPLETE' and %s) as validated,
                                   count(*) filter (where a.status in ('IN_PREPARATION', 'SUBMITTED', 'INCOMPLETE')) as under_way
                            from application a where a.training_id = t.id having count(*) > 0) files
                        where %s
                        order by to_give + to_validate + validated = 0, t.title, t.code
                        """.formatted(
                        Stage.TO_GIVE.condition(), Stage.TO_VALIDATE.condition(), Stage.VALIDATED.condition(), which))
                .param("wanted", wanted)
                .query(Counts.class)
                .list();
    }

    /** @param page from 1 */
    List<JuryFile> files(TrainingId training, Stage stage, int page) {
        return query(
                "a.training_id = :training and a.status = 'COMPLETE' and %s order by c.last_name, c.first_name, a.number limit %d offset %d"
                        .formatted(stage.condition(), PAGE, (page - 1L) * PAGE),
                training,
                List.of());
    }

    /** Those of these numbers that are complete files of the training, in the order of the table. */
    List<JuryFile> chosen(TrainingId training, Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : query(
                        "a.training_id = :training and a.status = 'COMPLETE' and a.number in (:numbers) order by c.last_name, c.first_name, a.number",
                        training,
                        numbers);
    }

    private List<JuryFile> query(String condition, TrainingId training, Collection<String> numbers) {
        return jdbc.sql("""
                        select a.*, c.first_name, c.last_name, r.label_en
                        from application a
                        join account c on c.id = a.account_id
                        left join refusal_reason r on r.code = a.opinion_reason
                        where\s""" + condition)
                .param("training", training.value())
                .param("numbers", numbers)
                .query((row, number) -> file(row))
                .list();
    }

    private static JuryFile file(ResultSet row) throws SQLException {
        JsonNode profile = read(row.getString("profile_snapshot"));
        String opinion = row.getString("opinion");
        return new JuryFile(
                ApplicationId.of(row.getString("id")),
                row.getString("number"),
                row.getString("last_name") + " " + row.getString("first_name"),
                join(
                        profile.path("baccalaureateLabel"),
                        profile.path("baccalaureate").path("year")),
                StreamSupport.stream(profile.path("curriculum").spliterator(), false)
                        .reduce((one, other) ->
                                other.path("year").asInt() >= one.path("year").asInt() ? other : one)
                        .map(entry -> join(entry.path("label"), entry.path("organisation"), entry.path("year")))
                        .orElse(null),
                opinion == null
                        ? null
                        : new GivenOpinion(
                                Opinion.valueOf(opinion),
                                row.getObject("opinion_rank", Integer.class),
                                row.getString("opinion_reason"),
                                instant(row, "opinion_interview_at"),
                                row.getString("opinion_interview_place"),
                                row.getString("opinion_comment")),
                row.getString("label_en"),
                row.getString("opinion_entered_by"),
                instant(row, "opinion_entered_at"),
                row.getBoolean("opinion_sent_back"),
                row.getString("opinion_validation_comment"),
                row.getString("opinion_validated_by"),
                instant(row, "interview_at"),
                null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static JsonNode read(String snapshot) {
        try {
            return snapshot == null ? JSON.createObjectNode() : JSON.readTree(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A profile snapshot is not JSON", e);
        }
    }

    private static String join(JsonNode... parts) {
        String joined = Stream.of(parts)
                .filter(part -> !part.isNull())
                .map(JsonNode::asText)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
        return joined.isEmpty() ? null : joined;
    }
}
