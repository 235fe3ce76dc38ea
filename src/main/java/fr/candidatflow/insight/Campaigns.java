package fr.candidatflow.insight;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The campaigns as periods to look at, and which of them an analyst looks at first. */
@Component
public class Campaigns {

    private final JdbcClient jdbc;

    Campaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param current the one to begin with */
    public record Campaign(String code, String label, LocalDate from, LocalDate until, boolean current) {}

    /**
     * The latest first. One of them is current, if there are any: the open one as soon as it has applications, the latest that has
     * some until then. One application is looked for in each campaign; with an {@code exists} PostgreSQL may read them all.
     */
    public List<Campaign> all() {
        return jdbc.sql("""
                        select code, label_en, starts_on, ends_on,
                               row_number() over (order by (select a.id from training t join application a on a.training_id = t.id
                                                            where t.campaign_code = c.code limit 1) is not null desc,
                                                           active desc, starts_on desc, code) = 1 current
                        from campaign c order by starts_on desc, code""")
                .query((row, number) -> new Campaign(
                        row.getString("code"),
                        row.getString("label_en"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        row.getBoolean("current")))
                .list();
    }
}
