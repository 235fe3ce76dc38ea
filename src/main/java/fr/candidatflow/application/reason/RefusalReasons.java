package fr.candidatflow.application.reason;

import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of reasons. Nothing is ever deleted from it: refusals refer to it. */
@Service
@Transactional
public class RefusalReasons {

    private static final String AREA = "refusal reason";

    private static final RowMapper<RefusalReason> ROW = (row, number) -> new RefusalReason(
            row.getString("code"),
            new LocalizedText(row.getString("label_fr"), row.getString("label_en")),
            row.getBoolean("in_use"),
            row.getLong("version"));

    private final JdbcClient jdbc;
    private final Audit audit;

    RefusalReasons(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Those that a commission may give, in the order of their English labels. */
    @Transactional(readOnly = true)
    public List<RefusalReason> offered() {
        return all().stream().filter(RefusalReason::inUse).toList();
    }

    @Transactional(readOnly = true)
    public boolean offered(String code) {
        return find(code).filter(RefusalReason::inUse).isPresent();
    }

    @Transactional(readOnly = true)
    public LocalizedText label(String code) {
        return find(code).orElseThrow(NotFound::new).label();
    }

    @Transactional(readOnly = true)
    List<RefusalReason> all() {
        return jdbc.sql("select * from refusal_reason order by label_en, code")
                .query(ROW)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<RefusalReason> find(String code) {
        return code == null
                ? Optional.empty()
                : jdbc.sql("select * from refusal_reason where code = ?")
                        .param(code)
                        .query(ROW)
                        .optional();
    }

    /** @return whether it was added; a code that was ever given is not given again */
    boolean add(String staff, String code, LocalizedText label) {
        boolean added = jdbc.sql("""
                        insert into refusal_reason (code, label_fr, label_en) values (?, ?, ?)
                        on conflict (code) do nothing""").params(code, label.fr(), label.en()).update() == 1;
        if (added) {
            audit.record(staff, AREA, code, "added", words(label));
        }
        return added;
    }

    /** @throws OptimisticLockingFailureException when somebody else has changed it since {@code version} was read */
    void change(String staff, String code, LocalizedText label, boolean inUse, long version) {
        var former = find(code).orElseThrow(NotFound::new);
        int changed = jdbc.sql("""
                        update refusal_reason set label_fr = ?, label_en = ?, in_use = ?, version = version + 1
                        where code = ? and version = ?""")
                .params(label.fr(), label.en(), inUse, code, version)
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("Reason " + code + " was changed meanwhile");
        }
        audit.record(
                staff,
                AREA,
                code,
                "changed",
                "from %s (%s) to %s (%s)"
                        .formatted(words(former.label()), offer(former.inUse()), words(label), offer(inUse)));
    }

    private static String words(LocalizedText label) {
        return "“%s” / “%s”".formatted(label.fr(), label.en());
    }

    private static String offer(boolean inUse) {
        return inUse ? "offered" : "not offered";
    }
}
