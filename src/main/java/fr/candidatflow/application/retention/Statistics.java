package fr.candidatflow.application.retention;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many applied to what, and what became of them. Written once, from all applications of a campaign, before the first of them
 * is deleted. Every number is rounded to a multiple of five on its way into the table, sums as well as parts, so that neither a
 * cell nor a difference of two tells of one person.
 */
@Component
class Statistics {

    /**
     * @param training null in the row of the whole campaign
     * @param trainingCode null in the row of the whole campaign
     */
    record Row(
            String trainingCode,
            String training,
            String centre,
            int applications,
            int favourable,
            int waitingList,
            int unfavourable,
            int confirmed,
            int withdrawn,
            int refused,
            int expired,
            int cancelled) {}

    private final JdbcClient jdbc;

    Statistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Does nothing the second time: what was deleted is no longer there to be counted. */
    void keep(String campaign) {
        jdbc.sql("""
                        insert into retention_statistic (campaign_code, training_code, training, centre, applications, favourable,
                            waiting_list, unfavourable, confirmed, withdrawn, refused, expired, cancelled)
                        select :campaign, t.code, t.title, c.label, %s, %s, %s, %s, %s, %s, %s, %s, %s
                        from application a
                        join training t on t.id = a.training_id
                        join centre c on c.code = t.centre_code
                        where t.campaign_code = :campaign
                            and not exists (select from retention_statistic where campaign_code = :campaign)
                        group by grouping sets ((t.code, t.title, c.label), ())
                        having count(*) > 0""".formatted(
                                rounded("true"),
                                published("FAVOURABLE"),
                                published("WAITING_LIST"),
                                published("UNFAVOURABLE"),
                                ended("CONFIRMED"),
                                ended("WITHDRAWN"),
                                ended("REFUSED"),
                                ended("EXPIRED"),
                                ended("CANCELLED")))
                .param("campaign", campaign)
                .update();
    }

    private static String published(String opinion) {
        return rounded("a.published_at is not null and a.opinion = '" + opinion + "'");
    }

    private static String ended(String status) {
        return rounded("a.status = '" + status + "'");
    }

    private static String rounded(String condition) {
        return "5 * round(count(*) filter (where " + condition + ") / 5.0)";
    }

    /** The whole campaign first, then its trainings by centre and title; empty before the first deletion. */
    @Transactional(readOnly = true)
    List<Row> of(String campaign) {
        return jdbc.sql("""
                        select * from retention_statistic where campaign_code = ?
                        order by training_code is not null, centre, training, training_code""").param(campaign).query(Row.class).list();
    }
}
