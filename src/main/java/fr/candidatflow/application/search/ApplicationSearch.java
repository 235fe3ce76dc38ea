package fr.candidatflow.application.search;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds applications for the staff, within a {@link Scope}. A page is found by the last line of the one before it, never by
 * counting from the start, and a count ends at {@link #COUNTED}: neither grows with the number of applications.
 */
@Service
public class ApplicationSearch {

    /** Lines of a page. */
    static final int PAGE = 50;

    /** Up to here matches are counted. */
    static final int COUNTED = 10_000;

    /** Rows that a cursor brings at once. */
    static final int FETCH = 500;

    private static final String TABLES = """
            from application a join account c on c.id = a.account_id join training t on t.id = a.training_id
            """;

    private static final String COLUMNS = """
            select a.id, a.number, c.last_name, c.first_name, a.centre_code, t.code, t.title, a.status, a.mode, a.opened_at, a.submitted_at,
                d.rejected, d.missing, d.to_check, d.settled
            """;

    /** After the page was cut: asked for its lines only. */
    private static final String DOCUMENTS = """
            left join lateral (
                select count(*) filter (where status = 'REJECTED') rejected,
                    count(*) filter (where status = 'PENDING' and mandatory) missing,
                    count(*) filter (where status = 'TRANSMITTED') to_check,
                    count(*) filter (where status in ('VALIDATED', 'NOT_CONCERNED')) settled
                from application_document where application_id = a.id) d on true
            """;

    private final NamedParameterJdbcTemplate jdbc;

    ApplicationSearch(DataSource database) {
        var template = new JdbcTemplate(database);
        template.setFetchSize(FETCH);
        jdbc = new NamedParameterJdbcTemplate(template);
    }

    /**
     * @param after the number of the last application of the page before, or null
     * @param before the number of the first one of the page behind, or null
     * @return empty when the neighbour is not, or no longer, among what may be seen
     */
    @Transactional(readOnly = true)
    public Optional<ResultPage> page(Scope scope, Criteria criteria, String after, String before) {
        var question = new Question(scope, criteria);
        boolean backwards = before != null;
        boolean descending = criteria.descending() != backwards;
        String neighbour = backwards ? before : after;
        if (neighbour != null && !question.startAt(neighbour, descending)) {
            return Optional.empty();
        }
        var rows = new ArrayList<>(jdbc.query(
                COLUMNS + TABLES + DOCUMENTS + question.where() + question.order(descending) + " limit " + (PAGE + 1),
                question.values,
                (row, n) -> application(row)));
        boolean more = rows.size() > PAGE;
        if (more) {
            rows.remove(PAGE);
        }
        if (backwards) {
            Collections.reverse(rows);
        }
        return Optional.of(new ResultPage(rows, backwards ? more : neighbour != null, backwards || more));
    }

    /** How many match; {@link #COUNTED} + 1 when there are more than {@link #COUNTED}. */
    @Transactional(readOnly = true)
    public int count(Scope scope, Criteria criteria) {
        var question = new Question(scope, criteria);
        return jdbc.queryForObject(
                "select count(*) from (select " + TABLES + question.where() + " limit " + (COUNTED + 1) + ") found",
                question.values,
                Integer.class);
    }

    /** Every match in its order, {@value #FETCH} at a time in memory; the transaction lasts until the last one is taken. */
    @Transactional(readOnly = true)
    public void each(Scope scope, Criteria criteria, Consumer<FoundApplication> reader) {
        var question = new Question(scope, criteria);
        jdbc.query(
                COLUMNS + TABLES + DOCUMENTS + question.where() + question.order(criteria.descending()),
                question.values,
                (RowCallbackHandler) row -> reader.accept(application(row)));
    }

    /** The first matches, at most so many, in their order. */
    @Transactional(readOnly = true)
    public List<FoundApplication> first(Scope scope, Criteria criteria, int most) {
        var question = new Question(scope, criteria);
        return jdbc.query(
                COLUMNS + TABLES + DOCUMENTS + question.where() + question.order(criteria.descending()) + " limit "
                        + most,
                question.values,
                (row, n) -> application(row));
    }

    /** Of these numbers, the applications that may be seen. */
    @Transactional(readOnly = true)
    public List<FoundApplication> among(Scope scope, Collection<String> numbers) {
        var question = new Question(scope, null);
        question.and("a.number in (:numbers)", "numbers", numbers);
        return jdbc.query(
                COLUMNS + TABLES + DOCUMENTS + question.where() + " order by a.number",
                question.values,
                (row, n) -> application(row));
    }

    private static FoundApplication application(ResultSet row) throws SQLException {
        var submittedAt = row.getObject("submitted_at", OffsetDateTime.class);
        return new FoundApplication(
                new ApplicationId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("last_name"),
                row.getString("first_name"),
                row.getString("centre_code"),
                row.getString("code"),
                row.getString("title"),
                ApplicationStatus.valueOf(row.getString("status")),
                row.getString("mode").equals("PAPER"),
                row.getInt("rejected"),
                row.getInt("missing"),
                row.getInt("to_check"),
                row.getInt("settled"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                submittedAt == null ? null : submittedAt.toInstant());
    }

    /** The conditions with their values; texts of this class only, what was typed is always a value. */
    private final class Question {

        private final Criteria criteria;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Question(Scope scope, Criteria criteria) {
            this.criteria = criteria;
            within(scope);
            if (criteria != null) {
                words(criteria.words());
                training(criteria.training());
                if (criteria.centre() != null) {
                    and(centre() + " = :centre", "centre", criteria.centre());
                }
                if (criteria.status() != null) {
                    and("a.status = :status", "status", criteria.status().name());
                }
                if (criteria.documents() != null) {
                    conditions.add(criteria.documents().condition);
                }
                moment("a.opened_at >= :openedFrom", "openedFrom", criteria.openedFrom());
                moment("a.opened_at < :openedBefore", "openedBefore", criteria.openedBefore());
                moment(SUBMITTED + " >= :submittedFrom", "submittedFrom", criteria.submittedFrom());
                moment(
                        "a.submitted_at is not null and " + SUBMITTED + " < :submittedBefore",
                        "submittedBefore",
                        criteria.submittedBefore());
            }
        }

        private static final String SUBMITTED = "coalesce(a.submitted_at, timestamptz '-infinity')";

        private void within(Scope scope) {
            if (scope.everything()) {
                return;
            }
            var parts = new ArrayList<String>();
            if (!scope.centres().isEmpty()) {
                parts.add(centre() + " in (:centres)");
                values.put("centres", scope.centres());
            }
            if (!scope.commissions().isEmpty()) {
                parts.add("t.commission_code in (:commissions) and a.status in (:published)");
                values.put("commissions", scope.commissions());
                values.put(
                        "published",
                        Scope.OF_A_COMMISSION.stream().map(Enum::name).toList());
            }
            if (parts.isEmpty()) {
                conditions.add("false");
                return;
            }
            and(centre() + " in (:reach)", "reach", scope.reach());
            conditions.add("(" + String.join(" or ", parts) + ")");
        }

        /** The same in both tables: asked of the one whose index gives the order, or the other centres' rows are walked past. */
        private String centre() {
            return criteria != null && criteria.order() == Order.TRAINING ? "t.centre_code" : "a.centre_code";
        }

        private void words(String words) {
            if (words == null) {
                return;
            }
            var names = Stream.of(words.split("[^\\p{L}\\p{M}\\p{N}]+"))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word + ":*")
                    .collect(Collectors.joining(" & "));
            conditions.add("""
                    a.id in (
                        select id from application where number = :words
                        union
                        select applied.id from (
                            select id from account where user_id = upper(:words)
                            union
                            select id from account where to_tsvector('simple', cf_plain(last_name || ' ' || first_name))
                                @@ to_tsquery('simple', cf_plain(:names))
                            union
                            select account_id from profile where to_tsvector('simple',
                                cf_plain(coalesce(birth_name, '') || ' ' || coalesce(usual_name, '') || ' ' || coalesce(first_name, '')))
                                @@ to_tsquery('simple', cf_plain(:names))) who
                        join application applied on applied.account_id = who.id)""");
            values.put("words", words);
            values.put("names", names);
        }

        private void training(String training) {
            if (training != null) {
                conditions.add("(t.code = upper(:training) or strpos(cf_plain(t.title), cf_plain(:training)) > 0)");
                values.put("training", training);
            }
        }

        private void moment(String condition, String name, Instant moment) {
            if (moment != null) {
                and(condition, name, moment.atOffset(ZoneOffset.UTC));
            }
        }

        void and(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }

        /** Only what comes after this application in the order; the first key also by itself, which an index understands. */
        boolean startAt(String number, boolean descending) {
            var keys = criteria.order().keys;
            var selected = IntStream.range(0, keys.size())
                    .mapToObj(i -> "(" + keys.get(i) + ")::text key" + i)
                    .collect(Collectors.joining(", "));
            var asked = new HashMap<>(values);
            asked.put("neighbour", number);
            var found = jdbc.queryForList(
                    "select " + selected + " " + TABLES + (conditions.isEmpty() ? "where " : where() + " and ")
                            + "a.number = :neighbour",
                    asked);
            if (found.isEmpty()) {
                return false;
            }
            var given = new ArrayList<>(found.get(0).values());
            String type = criteria.order().type;
            var placeholders = new ArrayList<String>();
            for (int i = 0; i < keys.size(); i++) {
                values.put("key" + i, given.get(i));
                placeholders.add("cast(:key" + i + " as " + type + ")");
            }
            values.put("neighbour", number);
            String than = descending ? " < " : " > ";
            conditions.add(keys.get(0) + (descending ? " <= " : " >= ") + placeholders.get(0));
            conditions.add("(" + String.join(", ", keys) + ", a.number)" + than + "(" + String.join(", ", placeholders)
                    + ", :neighbour)");
            return true;
        }

        String where() {
            return conditions.isEmpty() ? "" : "where " + String.join("\nand ", conditions) + "\n";
        }

        String order(boolean descending) {
            String direction = descending ? " desc" : "";
            return "order by " + String.join(direction + ", ", criteria.order().keys) + direction + ", a.number"
                    + direction;
        }
    }
}
