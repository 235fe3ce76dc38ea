package fr.candidatflow.application.review;

import fr.candidatflow.application.CommentTemplates;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each change is in the audit, as {@code comment-template} of the centre. */
@Service
class CentreCommentTemplates implements CommentTemplates {

    static final String AREA = "comment-template";

    private final JdbcClient jdbc;
    private final Audit audit;

    CentreCommentTemplates(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** @param version grows with each change: who saves second must have seen it */
    record Template(UUID id, long version, String centreCode, String text) {}

    @Override
    @Transactional(readOnly = true)
    public List<String> ofCentre(String centreCode) {
        return templates(centreCode).stream().map(Template::text).toList();
    }

    @Transactional(readOnly = true)
    public List<Template> templates(String centreCode) {
        return jdbc.sql(
                        "select id, version, centre_code, text from comment_template where centre_code = ? order by text")
                .param(centreCode)
                .query(Template.class)
                .list();
    }

    /** @throws NotFound when there is none, or no longer */
    @Transactional(readOnly = true)
    public Template get(UUID id) {
        return jdbc.sql("select id, version, centre_code, text from comment_template where id = ?")
                .param(id)
                .query(Template.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** @throws TemplateExists when the centre has this text */
    @Transactional
    public void add(String centreCode, String text, String staffId) {
        if (ofCentre(centreCode).contains(text)) {
            throw new TemplateExists();
        }
        jdbc.sql("insert into comment_template (id, version, centre_code, text) values (?, 0, ?, ?)")
                .params(UUID.randomUUID(), centreCode, text)
                .update();
        audit.record(staffId, AREA, centreCode, "added", text);
    }

    /**
     * @param version as it was read
     * @throws TemplateChanged when somebody was faster
     * @throws TemplateExists when the centre has this text
     */
    @Transactional
    public void change(UUID id, long version, String text, String staffId) {
        var before = get(id);
        try {
            if (jdbc.sql("update comment_template set text = ?, version = version + 1 where id = ? and version = ?")
                            .params(text, id, version)
                            .update()
                    == 0) {
                throw new TemplateChanged();
            }
        } catch (DuplicateKeyException exists) {
            throw new TemplateExists();
        }
        audit.record(staffId, AREA, before.centreCode(), "changed", "from “" + before.text() + "” to “" + text + "”");
    }

    /** @throws TemplateChanged when somebody was faster */
    @Transactional
    public void remove(UUID id, long version, String staffId) {
        var before = get(id);
        if (jdbc.sql("delete from comment_template where id = ? and version = ?")
                        .params(id, version)
                        .update()
                == 0) {
            throw new TemplateChanged();
        }
        audit.record(staffId, AREA, before.centreCode(), "removed", before.text());
    }
}
