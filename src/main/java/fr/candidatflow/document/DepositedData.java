package fr.candidatflow.document;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.PersonalData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The deposited files; they are in the archive with the applications that they belong to, which are erased before them. */
@Component
@Order(3)
class DepositedData implements PersonalData {

    private final JdbcTemplate jdbc;

    DepositedData(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(AccountId account) {
        jdbc.update("delete from deposited_file where account_id = ?", account.value());
    }
}
