package fr.candidatflow.profile.history;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.profile.history.ProfileChange.Action;
import fr.candidatflow.profile.history.ProfileChange.FieldChange;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The history of a candidate's own changes; it lives and dies with the account. */
@Component
@Transactional
public class ProfileHistory {

    /** Fields that were changed, not saves: the page stays one page. */
    public static final int SHOWN = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProfileHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Belongs into the transaction of the save; writes nothing when nothing differs.
     *
     * @param former from field to value, empty when there was none
     * @param current from field to value, empty when there is none any more
     */
    public void record(
            AccountId account, String part, String line, Map<String, String> former, Map<String, String> current) {
        Action action = former.isEmpty() ? Action.ADDED : current.isEmpty() ? Action.REMOVED : Action.CHANGED;
        var save = UUID.randomUUID();
        var now = Timestamp.from(clock.instant());
        var fields = new LinkedHashSet<>(former.keySet());
        fields.addAll(current.keySet());
        for (String field : fields) {
            if (!Objects.equals(former.get(field), current.get(field))) {
                jdbc.sql("""
                                insert into profile_change (save_id, account_id, changed_at, part, line, action, field, former, current)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                        .params(
                                save,
                                account.value(),
                                now,
                                part,
                                line,
                                action.name(),
                                field,
                                former.get(field),
                                current.get(field))
                        .update();
            }
        }
    }

    /** The latest save first, its fields in the order of the page. */
    @Transactional(readOnly = true)
    public List<ProfileChange> of(AccountId account) {
        var saves = new LinkedHashMap<UUID, List<Row>>();
        jdbc.sql("""
                        select * from (select * from profile_change where account_id = ? order by id desc limit ?) latest
                        order by changed_at desc, id""")
                .params(account.value(), SHOWN)
                .query((row, number) -> new Row(
                        row.getObject("save_id", UUID.class),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("part"),
                        row.getString("line"),
                        Action.valueOf(row.getString("action")),
                        new FieldChange(row.getString("field"), row.getString("former"), row.getString("current"))))
                .list()
                .forEach(row -> saves.computeIfAbsent(row.save, save -> new ArrayList<>())
                        .add(row));
        return saves.values().stream().map(ProfileHistory::change).toList();
    }

    private static ProfileChange change(List<Row> rows) {
        Row first = rows.get(0);
        return new ProfileChange(
                first.at,
                first.part,
                first.line,
                first.action,
                rows.stream().map(Row::field).toList());
    }

    private record Row(UUID save, Instant at, String part, String line, Action action, FieldChange field) {}
}
