package fr.candidatflow.account;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: too many failures for one user ID from one address, and more are refused until the oldest are forgotten.
 * Per address, so that nobody can lock somebody else out. On all nodes, hence in the database.
 */
@Component
class SignInThrottle {

    private static final int LONGEST_USER_ID = 254;

    private final JdbcClient jdbc;
    private final AccountProperties properties;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, AccountProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    boolean refuses(String userId, String remoteAddress) {
        int failures = jdbc.sql("""
                        select count(*) from sign_in_failure
                        where user_id = ? and remote_address = ? and failed_at > ?""")
                .params(shortened(userId), remoteAddress, windowStart())
                .query(Integer.class)
                .single();
        return failures >= properties.signInFailures();
    }

    /** Forgets the failures that count no more, of everybody. */
    void failed(String userId, String remoteAddress) {
        jdbc.sql("delete from sign_in_failure where failed_at <= ?")
                .param(windowStart())
                .update();
        jdbc.sql("insert into sign_in_failure (user_id, remote_address, failed_at) values (?, ?, ?)")
                .params(shortened(userId), remoteAddress, Timestamp.from(clock.instant()))
                .update();
    }

    void succeeded(String userId, String remoteAddress) {
        jdbc.sql("delete from sign_in_failure where user_id = ? and remote_address = ?")
                .params(shortened(userId), remoteAddress)
                .update();
    }

    private Timestamp windowStart() {
        return Timestamp.from(clock.instant().minus(properties.signInWindow()));
    }

    private static String shortened(String userId) {
        return userId.length() > LONGEST_USER_ID ? userId.substring(0, LONGEST_USER_ID) : userId;
    }
}
