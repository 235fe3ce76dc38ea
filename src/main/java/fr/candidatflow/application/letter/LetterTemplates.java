package fr.candidatflow.application.letter;

import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.staff.Audit;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The texts of the letters, one of each kind. */
@Component
@Transactional
class LetterTemplates {

    private static final RowMapper<LetterTemplate> ROW = (row, number) -> new LetterTemplate(
            LetterKind.valueOf(row.getString("kind")),
            new LocalizedText(row.getString("title_fr"), row.getString("title_en")),
            new LocalizedText(row.getString("body_fr"), row.getString("body_en")),
            row.getBoolean("attached"),
            row.getLong("version"));

    private final JdbcClient jdbc;
    private final Audit audit;

    LetterTemplates(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<LetterTemplate> all() {
        return jdbc.sql("select * from letter_template order by kind")
                .query(ROW)
                .list();
    }

    @Transactional(readOnly = true)
    public LetterTemplate get(LetterKind kind) {
        return jdbc.sql("select * from letter_template where kind = ?")
                .param(kind.name())
                .query(ROW)
                .single();
    }

    /** @throws OptimisticLockingFailureException when somebody else has changed it since this version was read */
    public void change(String staff, LetterTemplate letter) {
        var former = get(letter.kind());
        int changed = jdbc.sql("""
                        update letter_template
                        set title_fr = ?, body_fr = ?, title_en = ?, body_en = ?, attached = ?, version = version + 1
                        where kind = ? and version = ?""")
                .params(
                        letter.title().fr(),
                        letter.body().fr(),
                        letter.title().en(),
                        letter.body().en(),
                        letter.attached(),
                        letter.kind().name(),
                        letter.version())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("The letter was changed meanwhile");
        }
        audit.record(
                staff,
                "letter",
                letter.kind().code(),
                "changed",
                "from “%s” (%s) to “%s” (%s)"
                        .formatted(
                                former.body().fr(),
                                carried(former.attached()),
                                letter.body().fr(),
                                carried(letter.attached())));
    }

    private static String carried(boolean attached) {
        return attached ? "attached to the mail" : "not attached";
    }
}
