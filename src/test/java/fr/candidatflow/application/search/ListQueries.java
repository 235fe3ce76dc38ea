package fr.candidatflow.application.search;

import fr.candidatflow.application.ApplicationStatus;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What the list asks of the database, with the plan of each question as PostgreSQL carries it out. */
public final class ListQueries {

    private final List<String> plans = new ArrayList<>();
    private final ApplicationSearch search;

    public ListQueries(DataSource database) {
        search = new ApplicationSearch(new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> method.getName().equals("prepareStatement")
                                ? explained(connection, (String) arguments[0])
                                : method.invoke(connection, arguments));
            }
        });
    }

    /** Gets every parameter twice, for the plan and for the answer. */
    private PreparedStatement explained(Connection connection, String sql) throws SQLException {
        var plan = connection.prepareStatement("explain (analyze, buffers) " + sql);
        var statement = connection.prepareStatement(sql);
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("executeQuery")) {
                        keep(plan.executeQuery());
                    } else if (method.getName().startsWith("set")
                            || method.getName().equals("close")) {
                        method.invoke(plan, arguments);
                    }
                    return method.invoke(statement, arguments);
                });
    }

    private void keep(ResultSet lines) throws SQLException {
        var plan = new StringBuilder();
        while (lines.next()) {
            plan.append(lines.getString(1)).append('\n');
        }
        plans.add(plan.toString());
    }

    /** The plans of one question, in the order of its queries. */
    public List<String> plans(Runnable question) {
        plans.clear();
        question.run();
        return List.copyOf(plans);
    }

    /**
     * Every order and filter, as an administrator, who sees all, as the manager of one centre and of three, and as the member of one
     * commission and of three.
     */
    public Map<String, Runnable> questions(List<String> centres) {
        var one = Set.of(centres.get(0));
        var three = Set.copyOf(centres);
        var scopes = new LinkedHashMap<String, Scope>();
        scopes.put("administrator", new Scope(true, Set.of(), Set.of()));
        scopes.put("manager", new Scope(false, one, Set.of()));
        scopes.put("manager of three", new Scope(false, three, Set.of()));
        scopes.put("commission", new Scope(false, Set.of(), one));
        scopes.put("three commissions", new Scope(false, Set.of(), three));
        var questions = new LinkedHashMap<String, Runnable>();
        for (var scope : scopes.entrySet()) {
            for (Order order : Order.values()) {
                pages(
                        questions,
                        scope.getKey() + ", by " + order.word(),
                        scope.getValue(),
                        criteria(with -> with.order = order));
            }
            one(questions, scope, "rare name", with -> with.words = "aeb");
            one(questions, scope, "common name", with -> with.words = "mart");
            one(questions, scope, "number", with -> with.words = "2026-B77");
            one(questions, scope, "training by title", with -> with.training = "droit parcours 1.");
            one(questions, scope, "every training by title", with -> with.training = "parcours");
            one(questions, scope, "status", with -> with.status = ApplicationStatus.INCOMPLETE);
            one(
                    questions,
                    scope,
                    "status, the last in the order",
                    with -> with.status = ApplicationStatus.IN_PREPARATION);
            for (DocumentState state : DocumentState.values()) {
                one(questions, scope, "documents: " + state.label, with -> with.documents = state);
            }
            one(questions, scope, "submitted on two days", with -> {
                with.from = Instant.parse("2026-02-01T00:00:00Z");
                with.to = Instant.parse("2026-02-03T00:00:00Z");
            });
        }
        return questions;
    }

    private void one(
            Map<String, Runnable> questions, Map.Entry<String, Scope> scope, String name, Consumer<Typed> filter) {
        var criteria = criteria(filter);
        questions.put(scope.getKey() + ", " + name, () -> search.page(scope.getValue(), criteria, null, null));
        questions.put(scope.getKey() + ", " + name + ", count", () -> search.count(scope.getValue(), criteria));
    }

    private void pages(Map<String, Runnable> questions, String name, Scope scope, Criteria criteria) {
        questions.put(name, () -> search.page(scope, criteria, null, null));
        var middle = search.first(scope, criteria, 1_500);
        String neighbour = middle.get(middle.size() - 1).number();
        questions.put(name + ", page 31", () -> search.page(scope, criteria, neighbour, null));
        questions.put(name + ", back from page 31", () -> search.page(scope, criteria, null, neighbour));
    }

    private static final class Typed {
        String words;
        String training;
        ApplicationStatus status;
        DocumentState documents;
        Instant from;
        Instant to;
        Order order = Order.SUBMITTED;
    }

    private static Criteria criteria(Consumer<Typed> filter) {
        var typed = new Typed();
        filter.accept(typed);
        return new Criteria(
                typed.words,
                typed.training,
                null,
                typed.status,
                typed.documents,
                null,
                null,
                typed.from,
                typed.to,
                typed.order,
                true);
    }
}
