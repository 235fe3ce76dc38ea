package fr.candidatflow.account;

import fr.candidatflow.portal.NotFound;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The account itself, without its secrets. */
@Component
@Order(0)
class AccountData implements PersonalData {

    private final AccountRepository accounts;

    AccountData(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        archive.json(
                "account.json",
                accounts.findById(account.value()).orElseThrow(NotFound::new).describe());
    }
}
