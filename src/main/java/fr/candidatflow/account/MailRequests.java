package fr.candidatflow.account;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits what anybody may ask of us in the way of mails to addresses that they type: so many from one network address within a
 * time. It counts what is asked, whether or not a mail goes out, and so tells nothing about who has an account. On all nodes,
 * hence in the database.
 */
@Component
class MailRequests {

    private final JdbcClient jdbc;
    private final AccountProperties properties;
    private final Clock clock;

    MailRequests(JdbcClient jdbc, AccountProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** False when this network address has asked for too much. Forgets the requests that count no more, of everybody. */
    @Transactional
    boolean take(String remoteAddress) {
        var windowStart = Timestamp.from(clock.instant().minus(properties.requestWindow()));
        jdbc.sql("delete from mail_request where asked_at <= ?")
                .param(windowStart)
                .update();
        int asked = jdbc.sql("select count(*) from mail_request where remote_address = ?")
                .param(remoteAddress)
                .query(Integer.class)
                .single();
        if (asked >= properties.requestsPerAddress()) {
            return false;
        }
        jdbc.sql("insert into mail_request (remote_address, asked_at) values (?, ?)")
                .params(remoteAddress, Timestamp.from(clock.instant()))
                .update();
        return true;
    }
}
