package fr.candidatflow.insight;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.insight.Campaigns.Campaign;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
class CampaignsTest {

    @Autowired
    Campaigns campaigns;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Test
    void beginsWithTheOpenOneAsSoonAsItHasApplicationsAndTheLatestWithSomeUntilThen() {
        var id = UUID.randomUUID().toString().substring(0, 8);
        var first = catalogue.openInCampaign("lived-" + id);
        var second = catalogue.openInCampaign("lived-" + id);
        admissions.open(first);
        admissions.open(second);
        transactions.executeWithoutResult(undone -> {
            // given: only here, since all tests share their campaigns
            undone.setRollbackOnly();
            jdbc.sql("update campaign set active = false").update();
            campaign("empty-" + id, "2098-01-01", true);
            campaign("filled-" + id, "2099-01-01", false);
            assertThat(current()).isNotEqualTo("empty-" + id).isNotEqualTo("filled-" + id);

            // when
            move(first, "filled-" + id);

            // then
            assertThat(current()).isEqualTo("filled-" + id);

            // when
            move(second, "empty-" + id);

            // then
            assertThat(current()).isEqualTo("empty-" + id);
            assertThat(campaigns.all()).extracting(Campaign::code).startsWith("filled-" + id, "empty-" + id);
        });
    }

    private String current() {
        var current = campaigns.all().stream().filter(Campaign::current).toList();
        assertThat(current).hasSize(1);
        return current.get(0).code();
    }

    private void campaign(String code, String startsOn, boolean active) {
        jdbc.sql("""
                        insert into campaign (code, label_fr, label_en, starts_on, ends_on, active)
                        values (:code, :code, :code, :startsOn::date, '2099-12-31', :active)""")
                .param("code", code)
                .param("startsOn", startsOn)
                .param("active", active)
                .update();
    }

    private void move(TrainingSummary training, String campaign) {
        jdbc.sql("update training set campaign_code = ? where id = ?")
                .params(campaign, training.id().value())
                .update();
    }
}
