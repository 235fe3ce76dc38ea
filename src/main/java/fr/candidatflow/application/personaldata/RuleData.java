package fr.candidatflow.application.personaldata;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.Archive;
import fr.candidatflow.account.PersonalData;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.AppliedRules;
import fr.candidatflow.application.AppliedRules.Applied;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Which rows of the decision tables allowed each application and asked for its documents, and what of the candidate they were chosen
 * by: decisions that no person took. The database deletes them along with the application.
 */
@Component
@Order(2)
class RuleData implements PersonalData {

    /**
     * @param document its code; null for the application itself
     * @param reason a sentence in the candidate's language; null where the portal has none
     * @param says what the table says of the row; null, like the row, when that version of the table is there no more
     */
    private record Rule(
            String document,
            String label,
            String reason,
            Map<String, String> decided,
            Map<String, String> because,
            String table,
            int version,
            Integer row,
            String says) {}

    private final ApplicationService applications;
    private final AppliedRules rules;
    private final AccountService accounts;
    private final MessageSource messages;

    RuleData(ApplicationService applications, AppliedRules rules, AccountService accounts, MessageSource messages) {
        this.applications = applications;
        this.rules = rules;
        this.accounts = accounts;
        this.messages = messages;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        Locale language = accounts.get(account).language();
        for (var application : applications.list(account)) {
            archive.json(
                    "applications/" + application.number() + "/rules.json",
                    rules.of(application.id()).stream()
                            .map(applied -> rule(applied, language))
                            .toList());
        }
    }

    private Rule rule(Applied applied, Locale language) {
        var fired = applied.fired();
        var row = applied.row();
        return new Rule(
                applied.document(),
                applied.document(language),
                reason(fired.outputs(), language),
                fired.outputs(),
                fired.inputs(),
                row == null ? fired.decision() : row.table(),
                fired.version(),
                row == null ? null : row.number(),
                row == null ? null : row.annotation());
    }

    /** Among what the row said is the end of the key of a sentence. */
    private String reason(Map<String, String> outputs, Locale language) {
        return outputs.values().stream()
                .map(value -> messages.getMessage("required-document." + value, null, null, language))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
