package fr.candidatflow.profile.draft;

import fr.candidatflow.account.AccountId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps drafts field by field, so that two windows that fill different fields of one form lose nothing. */
@Component
@Transactional
public class Drafts {

    /** In UTF-16 units: above what any field takes. A longer text is not kept. */
    public static final int VALUE_LENGTH = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param values what was typed; a field that is kept already takes the new value */
    public void keep(AccountId account, String form, long seen, Map<String, String> values) {
        var now = Timestamp.from(clock.instant());
        // In one order, so that two windows wait for each other and never crosswise.
        new TreeMap<>(values).forEach((field, value) -> {
            if (value.length() <= VALUE_LENGTH) {
                jdbc.sql("""
                                insert into profile_draft (account_id, form, field, value, block_version, kept_at)
                                values (?, ?, ?, ?, ?, ?)
                                on conflict (account_id, form, field) do update
                                set value = excluded.value, block_version = excluded.block_version, kept_at = excluded.kept_at""")
                        .params(account.value(), form, field, storable(value), seen, now)
                        .update();
            }
        });
    }

    /** PostgreSQL stores no zero character. */
    private static String storable(String value) {
        return value.replace("\0", "");
    }

    /** These fields are as they are saved again. */
    public void forget(AccountId account, String form, Set<String> fields) {
        if (!fields.isEmpty()) {
            jdbc.sql("delete from profile_draft where account_id = :account and form = :form and field in (:fields)")
                    .param("account", account.value())
                    .param("form", form)
                    .param("fields", fields)
                    .update();
        }
    }

    /** The form was saved, or its draft is thrown away. */
    public void discard(AccountId account, String form) {
        jdbc.sql("delete from profile_draft where account_id = ? and form = ?")
                .params(account.value(), form)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(AccountId account, String form) {
        var rows = jdbc.sql(
                        "select field, value, block_version, kept_at from profile_draft where account_id = ? and form = ?")
                .params(account.value(), form)
                .query((row, number) -> new Row(
                        row.getString("field"),
                        row.getString("value"),
                        row.getLong("block_version"),
                        row.getTimestamp("kept_at").toInstant()))
                .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        rows.forEach(row -> values.put(row.field, row.value));
        return Optional.of(new Draft(
                rows.stream().mapToLong(Row::seen).min().orElseThrow(),
                rows.stream().map(Row::keptAt).max(Instant::compareTo).orElseThrow(),
                values));
    }

    /** The forms of which anything is kept. */
    @Transactional(readOnly = true)
    public Set<String> forms(AccountId account) {
        return new HashSet<>(jdbc.sql("select distinct form from profile_draft where account_id = ?")
                .param(account.value())
                .query(String.class)
                .list());
    }

    private record Row(String field, String value, long seen, Instant keptAt) {}
}
