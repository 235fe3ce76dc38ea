package fr.candidatflow.application.search;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.postgresql.PGStatement;
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

    private static final String COLUMNS = """
            l.id, l.number, l.last_name, l.first_name, l.centre_code, l.training_code, l.title, l.status, l.mode, l.opened_at,
            l.submitted_at, l.rejected, l.missing, l.to_check, l.settled""";

    /** Written out, since only then PostgreSQL sees that the indexes of the commissions (V36) hold these. */
    private static final String PUBLISHED = Scope.OF_A_COMMISSION.stream()
            .map(status -> "'" + status + "'")
            .collect(Collectors.joining(", ", "l.status in (", ")"));

    private final NamedParameterJdbcTemplate jdbc;

    ApplicationSearch(DataSource database) {
        var template = new JdbcTemplate(database) {
            /**
             * Planned each time for what was typed. The driver would have the database keep a plan from the fifth time on, for "some"
             * trainings or names: with it a word that all titles hold takes 300 ms among 102,000 applications, and not a fifth of one.
             */
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                super.applyStatementSettings(statement);
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
        };
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
        var rows = lines(question, descending, PAGE + 1);
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
                "select count(*) from (" + question.lines("1 match", "", " limit " + (COUNTED + 1)) + ") found",
                question.values,
                Integer.class);
    }

    /** Every match in its order, {@value #FETCH} at a time in memory; the transaction lasts until the last one is taken. */
    @Transactional(readOnly = true)
    public void each(Scope scope, Criteria criteria, Consumer<FoundApplication> reader) {
        var question = new Question(scope, criteria);
        jdbc.query(
                question.lines(COLUMNS, question.order(criteria.descending()), ""),
                question.values,
                (RowCallbackHandler) row -> reader.accept(application(row)));
    }

    /** The first matches, at most so many, in their order. */
    @Transactional(readOnly = true)
    public List<FoundApplication> first(Scope scope, Criteria criteria, int most) {
        return lines(new Question(scope, criteria), criteria.descending(), most);
    }

    /** Of these numbers, the applications that may be seen. */
    @Transactional(readOnly = true)
    public List<FoundApplication> among(Scope scope, Collection<String> numbers) {
        var question = new Question(scope, null);
        question.and("l.number in (:numbers)", "numbers", numbers);
        return jdbc.query(
                question.lines(COLUMNS, " order by l.number", ""), question.values, (row, n) -> application(row));
    }

    private List<FoundApplication> lines(Question question, boolean descending, int most) {
        return new ArrayList<>(jdbc.query(
                question.lines(COLUMNS, question.order(descending), " limit " + most),
                question.values,
                (row, n) -> application(row)));
    }

    private static FoundApplication application(ResultSet row) throws SQLException {
        var submittedAt = row.getObject("submitted_at", OffsetDateTime.class);
        boolean never = submittedAt.equals(OffsetDateTime.MIN);
        return new FoundApplication(
                new ApplicationId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("last_name"),
                row.getString("first_name"),
                row.getString("centre_code"),
                row.getString("training_code"),
                row.getString("title"),
                ApplicationStatus.valueOf(row.getString("status")),
                row.getString("mode").equals("PAPER"),
                row.getInt("rejected"),
                row.getInt("missing"),
                row.getInt("to_check"),
                row.getInt("settled"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                never ? null : submittedAt.toInstant());
    }

    /** The conditions with their values; texts of this class only, what was typed is always a value. */
    private final class Question {

        private final Criteria criteria;

        /** What an index begins with, as rows: the lines of each are looked up by themselves. */
        private final List<String> walks = new ArrayList<>();

        /** Each with the condition under which somebody sees a line; no line is under two. */
        private final List<Part> parts = new ArrayList<>();

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        private record Part(String walk, String condition) {}

        Question(Scope scope, Criteria criteria) {
            this.criteria = criteria;
            within(scope);
            if (criteria != null) {
                words(criteria.words());
                training(criteria.training());
                if (criteria.centre() != null) {
                    and("l.centre_code = :centre", "centre", criteria.centre());
                }
                if (criteria.status() != null) {
                    and("l.status = :status", "status", criteria.status().name());
                }
                documents(criteria.documents());
                moment("l.opened_at >= :openedFrom", "openedFrom", criteria.openedFrom());
                moment("l.opened_at < :openedBefore", "openedBefore", criteria.openedBefore());
                moment("l.submitted_at >= :submittedFrom", "submittedFrom", criteria.submittedFrom());
                moment(
                        "l.submitted_at > '-infinity' and l.submitted_at < :submittedBefore",
                        "submittedBefore",
                        criteria.submittedBefore());
            }
        }

        private void within(Scope scope) {
            if (scope.everything()) {
                parts.add(new Part(null, "true"));
                return;
            }
            if (!scope.centres().isEmpty()) {
                parts.add(new Part("unnest(array[:centres]) own (code)", "l.centre_code = own.code"));
                values.put("centres", scope.centres());
            }
            if (!scope.commissions().isEmpty()) {
                String elsewhere = scope.centres().isEmpty() ? "" : " and l.centre_code not in (:centres)";
                parts.add(new Part(
                        "unnest(array[:commissions]) own (code)",
                        "l.commission_code = own.code and " + PUBLISHED + elsewhere));
                values.put("commissions", scope.commissions());
            }
            if (parts.isEmpty()) {
                parts.add(new Part(null, "false"));
            }
        }

        private void words(String words) {
            if (words == null) {
                return;
            }
            var names = Stream.of(words.split("[^\\p{L}\\p{M}\\p{N}]+"))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word + ":*")
                    .collect(Collectors.joining(" & "));
            conditions.add("(l.number = :words or l.user_id = upper(:words)"
                    + " or l.names @@ to_tsquery('simple', cf_plain(:names)))");
            values.put("words", words);
            values.put("names", names);
        }

        /** The trainings are found first: they are few beside the applications, and PostgreSQL then knows how many these are. */
        private void training(String training) {
            if (training == null) {
                return;
            }
            var found = jdbc.queryForList("""
                    select id from training
                    where code = upper(:training) or strpos(plain_title, cf_plain(:training)) > 0""", Map.of("training", training), String.class);
            and("l.training_id = any (string_to_array(:trainings, ',')::uuid[])", "trainings", String.join(",", found));
        }

        /** One index has the documents before the submission; in another order they are a condition as any other. */
        private void documents(DocumentState state) {
            if (state == null) {
                return;
            }
            if (criteria.order() == Order.SUBMITTED) {
                walks.add("unnest(array[" + state.values + "]) stand (documents)");
                conditions.add("l.documents = stand.documents");
            } else {
                conditions.add("l.documents in (" + state.values + ")");
            }
            if (state == DocumentState.TO_CHECK) {
                // What nobody has submitted is not for the centre to check.
                conditions.add("l.submitted_at > '-infinity'");
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

        /** Only what comes after this application in the order. */
        boolean startAt(String number, boolean descending) {
            var keys = criteria.order().keys;
            var asked = new HashMap<>(values);
            asked.put("neighbour", number);
            var found = jdbc.queryForList(
                    IntStream.range(0, keys.size())
                                    .mapToObj(i -> "(" + keys.get(i).of() + ")::text key" + i)
                                    .collect(Collectors.joining(", ", "select ", " from ("))
                            + lines("l.*", "", "") + ") l where l.number = :neighbour",
                    asked);
            if (found.isEmpty()) {
                return false;
            }
            values.putAll(found.get(0));
            values.put("neighbour", number);
            conditions.add(keys.stream().map(Order.Key::of).collect(Collectors.joining(", ", "(", ", l.number)"))
                    + (descending ? " < " : " > ")
                    + IntStream.range(0, keys.size())
                            .mapToObj(
                                    i -> "cast(:key" + i + " as " + keys.get(i).type() + ")")
                            .collect(Collectors.joining(", ", "(", ", :neighbour)")));
            return true;
        }

        /**
         * The matches: of each part, and of each row of its walks, no more than the limit, in the order of an index; then these
         * few together. An index has no order across two of its beginnings: "centre in (a, b)" would read all lines of both.
         */
        String lines(String columns, String order, String limit) {
            if (parts.size() == 1 && walks.isEmpty() && parts.get(0).walk() == null) {
                return lines(parts.get(0), columns) + order + limit;
            }
            String each = limit.isEmpty() ? "" : order + limit;
            return parts.stream()
                            .map(part -> "select l.* from "
                                    + Stream.concat(Stream.ofNullable(part.walk()), walks.stream())
                                            .collect(Collectors.joining(" cross join "))
                                    + " cross join lateral (" + lines(part, columns) + each + ") l")
                            .collect(Collectors.joining("\nunion all ", "select l.* from (", ") l"))
                    + order
                    + limit;
        }

        private String lines(Part part, String columns) {
            return "select " + columns + " from application_line l where "
                    + Stream.concat(Stream.of(part.condition()), conditions.stream())
                            .collect(Collectors.joining("\nand "));
        }

        String order(boolean descending) {
            String direction = descending ? " desc" : "";
            return Stream.concat(criteria.order().keys.stream().map(Order.Key::of), Stream.of("l.number"))
                    .map(key -> key + direction)
                    .collect(Collectors.joining(", ", "\norder by ", ""));
        }
    }
}
