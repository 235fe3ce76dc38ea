package fr.candidatflow.notification;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationsDeleted;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails about applications, which go with them; those about the account stay as long as it does. */
@Component
public class ApplicationMails {

    private final JdbcClient jdbc;

    ApplicationMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many are about applications of a campaign, some of them left out. */
    public long count(String campaign, Collection<ApplicationId> without) {
        return jdbc.sql("""
                        select count(*) from mail m
                        join application a on a.id = m.application_id
                        join training t on t.id = a.training_id
                        where t.campaign_code = ? and not a.id = any (string_to_array(?, ',')::uuid[])""").params(campaign, commas(without)).query(Long.class).single();
    }

    @EventListener
    void forget(ApplicationsDeleted event) {
        jdbc.sql("delete from mail where application_id = any (string_to_array(?, ',')::uuid[])")
                .param(commas(event.applications()))
                .update();
    }

    private static String commas(Collection<ApplicationId> ids) {
        return ids.stream().map(ApplicationId::toString).collect(Collectors.joining(","));
    }
}
