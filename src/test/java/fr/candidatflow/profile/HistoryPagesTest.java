package fr.candidatflow.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What a candidate reads of the own changes, and the answers to check. */
@ApplicationTest
class HistoryPagesTest {

    private static final EntryDetails INTERNSHIP =
            new EntryDetails(2024, null, "Loria", null, null, null, null, "3 mois", 35, "Mesures");

    @Autowired
    MockMvc mvc;

    @Autowired
    ProfileService service;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    AccountId account;

    @BeforeEach
    void anAccount() {
        account = accounts.activeAccount();
    }

    @Test
    void tellsWhenWhichFieldWasChangedFromWhatToWhatInTheReadersLanguage() throws Exception {
        // given
        service.saveAddress(account, 0, TestProfiles.address());
        clock.advance(Duration.ofMinutes(5));
        service.saveAddress(account, 1, new Address("DE", "12 rue de la Craffe", null, null, "54000", "Kehl"));

        // when
        var french = page("/profile/history", Locale.FRENCH);
        var english = page("/profile/history", Locale.ENGLISH);

        // then
        assertThat(french.select("main h2").eachText()).containsExactly("Adresse", "Adresse");
        var latest = french.select("section").first();
        assertThat(latest.select("p").first().text()).startsWith("Modifié le ").contains(" à ");
        assertThat(latest.select("dt").eachText()).containsExactly("Pays", "Ville");
        assertThat(latest.select("dd span").eachText()).containsExactly("France", "Allemagne", "Nancy", "Kehl");
        assertThat(english.select("section").first().select("dd span").eachText())
                .containsExactly("France", "Germany", "Nancy", "Kehl");
        assertThat(french.select("section").last().select("p").first().text()).startsWith("Renseigné le ");
        assertThat(english.select("section").first().select("p").first().text())
                .containsPattern(" \\d{1,2} \\p{L}+ \\d{4} at \\d\\d:\\d\\d");
    }

    @Test
    void namesTheLineThatWasAddedChangedAndRemoved() throws Exception {
        // given
        var id = UUID.randomUUID();
        service.addEntry(account, EntryKind.INTERNSHIP, id, INTERNSHIP);
        service.changeEntry(
                account,
                EntryKind.INTERNSHIP,
                id,
                0,
                new EntryDetails(2024, null, "Inria", null, null, null, null, "3 mois", 35, "Mesures"));
        service.removeEntry(account, EntryKind.INTERNSHIP, id, 1);

        // when
        var page = page("/profile/history", Locale.FRENCH);

        // then
        assertThat(page.select("h2 bdi").eachText()).containsExactly("2024 – Inria", "2024 – Inria", "2024 – Loria");
        assertThat(page.select("section > p").eachText())
                .satisfiesExactly(
                        removed -> assertThat(removed).startsWith("Supprimé le"),
                        changed -> assertThat(changed).startsWith("Modifié le"),
                        added -> assertThat(added).startsWith("Renseigné le"));
        assertThat(page.select("section").get(1).select("dt").eachText()).containsExactly("Organisme d’accueil");
    }

    @Test
    void hasNothingOfASaveThatChangedNothingOrWasRefused() throws Exception {
        // given
        service.saveAddress(account, 0, TestProfiles.address());
        service.saveAddress(account, 1, TestProfiles.address());
        assertThatThrownBy(() -> service.saveAddress(
                        account, 0, new Address("FR", "3 rue Liouville", null, null, "54200", "Toul")))
                .isInstanceOf(ChangedMeanwhile.class);

        // then
        assertThat(page("/profile/history", Locale.FRENCH).select("section")).hasSize(1);
    }

    @Test
    void showsEveryFieldOfEveryBlock() throws Exception {
        // given
        profiles.complete(account);

        // when
        var page = page("/profile/history", Locale.FRENCH);

        // then
        assertThat(page.select("main h2").eachText())
                .containsExactly("INE", "Baccalauréat ou équivalence", "Adresse", "Informations personnelles");
        assertThat(page.select("dd").eachText())
                .contains("Mme", "27 mars 2003", "Bien", "NBGE – Baccalauréat général", "Obtenu");
    }

    @Test
    void isNobodyElsesAndGoesWithTheAccount() throws Exception {
        // given
        var leaving = accounts.pendingAccount();
        service.saveAddress(leaving, 0, TestProfiles.address());

        // then
        assertThat(page("/profile/history", Locale.FRENCH).select("section")).isEmpty();

        // and when
        jdbc.sql("delete from account where id = ?").param(leaving.value()).update();

        // then
        assertThat(service.history(leaving)).isEmpty();
    }

    @Test
    void showsAllAnswersWithTheWayToChangeEach() throws Exception {
        // given
        service.saveBaccalaureate(account, 0, Baccalaureate.none("0000"));
        service.saveAddress(account, 0, TestProfiles.address());
        var id = UUID.randomUUID();
        service.addEntry(account, EntryKind.INTERNSHIP, id, INTERNSHIP);

        // when
        var page = page("/profile/check", Locale.FRENCH);

        // then
        assertThat(page.select(".govuk-summary-card__title").eachText())
                .containsExactly(
                        "INE", "Informations personnelles", "Adresse", "Baccalauréat ou équivalence", "2024 – Loria");
        assertThat(page.select(".govuk-summary-card__actions a").eachAttr("href"))
                .containsExactly(
                        "/profile/ine",
                        "/profile/personal-information",
                        "/profile/address",
                        "/profile/baccalaureate",
                        "/profile/internships/" + id);
        assertThat(page.select("dd").eachText()).contains("12 rue de la Craffe", "0000 – Sans bac", "Mesures");
        assertThat(page.select("#progress").text()).isEqualTo("Étapes faites : 2 sur 4");
        assertThat(page.select(".govuk-inset-text .govuk-button").attr("href"))
                .isEqualTo("/profile/personal-information");
    }

    @Test
    void leadsFromTheCheckedAnswersToTheTrainings() throws Exception {
        // given
        profiles.complete(account);
        service.lockPersonalInformation(account);

        // when
        var page = page("/profile/check", Locale.FRENCH);

        // then
        assertThat(page.select("#progress").text()).isEqualTo("Étapes faites : 4 sur 4");
        assertThat(page.select(".govuk-inset-text .govuk-button").attr("href")).isEqualTo("/trainings");
        assertThat(page.select(".govuk-summary-card__actions").eachText()).contains("Verrouillé");
    }

    private Document page(String path, Locale reader) throws Exception {
        return Jsoup.parse(
                mvc.perform(get(path).param("lang", reader.getLanguage()).with(accounts.signedIn(account)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
    }
}
