package fr.candidatflow.application.search;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Searches that somebody keeps under a name; nobody else sees them. What they find follows from the rights of who opens them. */
@Service
public class SavedViews {

    /** Views of one person. */
    static final int MOST = 30;

    static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param query as in the list's address */
    record View(String name, String query) {}

    @Transactional(readOnly = true)
    public List<View> of(String staff) {
        return jdbc.sql("select name, query from staff_view where staff = ? order by lower(name)")
                .param(staff)
                .query(View.class)
                .list();
    }

    /** @return why it is not kept, for the field of its name; empty when it is */
    @Transactional
    public Optional<String> save(String staff, String name, String query) {
        if (name.isEmpty()) {
            return Optional.of("Enter a name for the view");
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of("Enter a name of at most " + LONGEST_NAME + " characters");
        }
        if (query.length() > LONGEST_QUERY) {
            return Optional.of("This search is too long to be kept");
        }
        if (of(staff).size() >= MOST) {
            return Optional.of("You have " + MOST + " views. Delete one first");
        }
        int saved = jdbc.sql("""
                        insert into staff_view (id, staff, name, query, created_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(UUID.randomUUID(), staff, name, query, Timestamp.from(clock.instant()))
                .update();
        return saved == 1
                ? Optional.empty()
                : Optional.of("You have a view “" + name + "” already. Choose another name, or delete that one first");
    }

    /** Nothing happens when there is none of this name. */
    @Transactional
    public void delete(String staff, String name) {
        jdbc.sql("delete from staff_view where staff = ? and lower(name) = lower(?)")
                .params(staff, name)
                .update();
    }
}
