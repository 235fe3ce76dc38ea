package fr.candidatflow.account;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives each user ID once, for ever: also when the account it was given to is gone (decision 2). */
@Component
class UserIds {

    private static final int LENGTH = 8;

    private final JdbcClient jdbc;
    private final Secrets secrets;

    UserIds(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    String next() {
        while (true) {
            String candidate = secrets.word(LENGTH);
            if (claim(candidate)) {
                return candidate;
            }
        }
    }

    /** False when it was given before. */
    boolean claim(String userId) {
        return jdbc.sql("insert into used_user_id (user_id) values (?) on conflict do nothing")
                        .param(userId)
                        .update()
                == 1;
    }
}
