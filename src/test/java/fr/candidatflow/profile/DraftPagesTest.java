package fr.candidatflow.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.profile.draft.Drafts;
import fr.candidatflow.support.ApplicationTest;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What is typed and not saved is there again, says that it is not saved, and never overwrites what was saved since. */
@ApplicationTest
class DraftPagesTest {

    private static final Map<String, String> ADDRESS = Map.of(
            "version", "0", "country", "FR", "line1", "12 rue de la Craffe", "postalCode", "54000", "town", "Nancy");

    @Autowired
    MockMvc mvc;

    @Autowired
    ProfileService service;

    @Autowired
    Drafts drafts;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    JdbcClient jdbc;

    AccountId account;

    @BeforeEach
    void anAccount() {
        account = accounts.activeAccount();
    }

    @Test
    void keepsFieldByFieldWhatIsTyped() throws Exception {
        // when
        keep("address", Map.of("version", "0", "town", "Toul"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.message")
                        .value(matchesPattern("Brouillon conservé à \\d{1,2}\u00a0h\u00a0\\d{2}\\..*")));
        keep("address", Map.of("version", "0", "line1", "3 rue Liouville"));

        // then
        var page = page("/profile/address");
        assertThat(page.select("#town").val()).isEqualTo("Toul");
        assertThat(page.select("#line1").val()).isEqualTo("3 rue Liouville");
        assertThat(page.select(".govuk-notification-banner").text())
                .contains("Voici votre brouillon du", "pas encore enregistré");
        assertThat(service.view(account).address()).isNull();
        assertThat(page("/profile").select("#block-3-status").text()).isEqualTo("Brouillon");
    }

    @Test
    void keepsWhatASaveRefused() throws Exception {
        // when
        post("/profile/personal-information", Map.of("version", "0", "birthName", "Le Gall 2", "birthDateDay", "31"))
                .andExpect(status().isUnprocessableEntity());

        // then
        var page = page("/profile/personal-information");
        assertThat(page.select("#birthName").val()).isEqualTo("Le Gall 2");
        assertThat(page.select("#birthDate").val()).isEqualTo("31");
        assertThat(page.select("#firstName").val()).isEqualTo("Zoé");
    }

    @Test
    void isGoneOnceItIsSaved() throws Exception {
        // given
        keep("address", Map.of("version", "0", "town", "Toul"));

        // when
        post("/profile/address", ADDRESS).andExpect(redirectedUrl("/profile/baccalaureate"));

        // then
        assertThat(drafts.forms(account)).isEmpty();
        assertThat(page("/profile/address").select("#town").val()).isEqualTo("Nancy");
    }

    @Test
    void isNoDraftWhenItIsTypedBackToWhatIsSaved() throws Exception {
        // given
        service.saveAddress(account, 0, TestProfiles.address());
        keep("address", Map.of("version", "1", "town", "Toul", "line2", "Bâtiment B"));

        // when
        keep("address", Map.of("version", "1", "town", "Nancy", "line2", ""));

        // then
        assertThat(drafts.forms(account)).isEmpty();
        assertThat(page("/profile/address").select(".govuk-notification-banner"))
                .isEmpty();
    }

    @Test
    void isThrownAwayAtTheCandidatesWord() throws Exception {
        // given
        service.saveAddress(account, 0, TestProfiles.address());
        keep("address", Map.of("version", "1", "town", "Toul"));
        assertThat(page("/profile/address").select("#discard-draft [name=form]").val())
                .isEqualTo("address");

        // when
        post("/profile/drafts/removal", Map.of("form", "address"))
                .andExpect(redirectedUrl("/profile/address"))
                .andExpect(
                        flash().attribute("notice", "Le brouillon est abandonné. Vous voyez ce qui est enregistré."));

        // then
        assertThat(page("/profile/address").select("#town").val()).isEqualTo("Nancy");
    }

    @Test
    void meetsWhatWasSavedAfterItWasBegun() throws Exception {
        // given
        service.saveAddress(account, 0, TestProfiles.address());
        keep("address", Map.of("version", "1", "town", "Toul"));
        clearedBySaving(1, "Metz");
        keep("address", Map.of("version", "1", "town", "Toul"));

        // when
        var page = page("/profile/address");

        // then
        assertThat(page.select(".govuk-notification-banner").text()).contains("ont été enregistrées depuis");
        assertThat(page.select("[name=version]").val()).isEqualTo("1");

        // and when
        var both = Jsoup.parse(post(
                        "/profile/address",
                        Map.of(
                                "version", "1",
                                "country", "FR",
                                "line1", "12 rue de la Craffe",
                                "postalCode", "54000",
                                "town", "Toul"))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString());

        // then
        assertThat(both.select(".govuk-error-summary dd strong").eachText()).containsExactly("Metz", "Toul");
        assertThat(both.select(".govuk-error-summary button").attr("form")).isEqualTo("discard-draft");
        assertThat(service.view(account).address().town()).isEqualTo("Metz");
    }

    @Test
    void keepsTheLineOfAListThatIsNotAddedYet() throws Exception {
        // given
        keep("internships/new", Map.of("version", "0", "organisation", "Loria", "description", "Mesures\nAnalyses"));

        // then
        var page = page("/profile/internships/new");
        assertThat(page.select("#organisation").val()).isEqualTo("Loria");
        assertThat(page.select("#description").val()).isEqualTo("Mesures\nAnalyses");
        assertThat(page("/profile").select("#list-2-status").text()).isEqualTo("Brouillon");

        // when
        post(
                "/profile/internships/new",
                Map.of("year", "2024", "organisation", "Loria", "duration", "3 mois", "description", "Mesures"));

        // then
        assertThat(drafts.forms(account)).isEmpty();
    }

    @Test
    void keepsALineThatIsBeingChangedUntilItIsRemoved() throws Exception {
        // given
        post(
                "/profile/experiences/new",
                Map.of("year", "2024", "label", "Laborantine", "organisation", "CHRU", "duration", "1 an"));
        var line = service.entries(account, EntryKind.EXPERIENCE).get(0);
        String form = "experiences/" + line.id();
        keep(form, Map.of("version", "0", "label", "Technicienne"));
        assertThat(page("/profile/" + form).select("#label").val()).isEqualTo("Technicienne");

        // when
        post("/profile/" + form + "/removal", Map.of("version", "0"));

        // then
        assertThat(drafts.forms(account)).isEmpty();
    }

    @Test
    void remembersTheFirstPageOfTheBaccalaureateOnTheWayToTheSecond() throws Exception {
        // when
        post("/profile/baccalaureate", Map.of("version", "0", "route", "french", "year", "2015"))
                .andExpect(redirectedUrl("/profile/baccalaureate/french/2015"));

        // then
        assertThat(page("/profile/baccalaureate/french/2015").select(".govuk-notification-banner"))
                .isEmpty();
        var page = page("/profile/baccalaureate");
        assertThat(page.select("[name=route][checked]").val()).isEqualTo("french");
        assertThat(page.select("#year").val()).isEqualTo("2015");
        assertThat(page.select(".govuk-notification-banner").text()).contains("pas encore enregistré");

        // and when
        keep("baccalaureate", Map.of("version", "0", "series", "S"));

        // then
        assertThat(page("/profile/baccalaureate/french/2015")
                        .select("#series option[selected]")
                        .val())
                .isEqualTo("S");
    }

    @Test
    void keepsNothingButTheFieldsOfTheForm() throws Exception {
        keep("address", Map.of("version", "0", "password", "secret", "_csrf", "token", "town", "x".repeat(2001)))
                .andExpect(status().isOk());

        assertThat(drafts.forms(account)).isEmpty();
    }

    @Test
    void keepsAZeroCharacterOutOfTheDatabase() throws Exception {
        keep("address", Map.of("version", "0", "town", "To\0ul")).andExpect(status().isOk());

        assertThat(page("/profile/address").select("#town").val()).isEqualTo("Toul");
    }

    @Test
    void keepsNoDraftOfAFormThatIsNotThereOrNotTheirs() throws Exception {
        // given
        post(
                "/profile/experiences/new",
                Map.of("year", "2024", "label", "Laborantine", "organisation", "CHRU", "duration", "1 an"));
        var line = service.entries(account, EntryKind.EXPERIENCE).get(0);
        account = accounts.activeAccount();

        // then
        for (String form : new String[] {
            "addresses", "address/new", "internships", "internships/" + "-".repeat(36), "experiences/" + line.id()
        }) {
            keep(form, Map.of("version", "0", "label", "x")).andExpect(status().isNotFound());
        }
    }

    @Test
    void keepsNoDraftOfWhatIsLocked() throws Exception {
        // given
        profiles.complete(account);
        keep("personal-information", Map.of("version", "1", "birthTown", "Toul"));

        // when
        service.lockPersonalInformation(account);

        // then
        assertThat(drafts.forms(account)).isEmpty();
        keep("personal-information", Map.of("version", "1", "birthTown", "Toul"))
                .andExpect(status().isConflict());
        assertThat(drafts.forms(account)).isEmpty();
    }

    @Test
    void isNobodyElses() throws Exception {
        // given
        keep("address", Map.of("version", "0", "town", "Toul"));

        // when
        account = accounts.activeAccount();

        // then
        assertThat(page("/profile/address").select("#town").val()).isEmpty();
    }

    @Test
    void goesWithTheAccount() throws Exception {
        // given
        var leaving = accounts.pendingAccount();
        drafts.keep(leaving, "address", 0, Map.of("town", "Toul"));

        // when
        jdbc.sql("delete from account where id = ?").param(leaving.value()).update();

        // then
        assertThat(drafts.find(leaving, "address")).isEmpty();
    }

    private void clearedBySaving(long seen, String town) {
        service.saveAddress(account, seen, new Address("FR", "12 rue de la Craffe", null, null, "54000", town));
        assertThat(drafts.forms(account)).isEmpty();
    }

    private ResultActions keep(String form, Map<String, String> values) throws Exception {
        var request = MockMvcRequestBuilders.post("/profile/drafts")
                .param("form", form)
                .with(accounts.signedIn(account))
                .with(csrf());
        values.forEach(request::param);
        return mvc.perform(request);
    }

    private ResultActions post(String path, Map<String, String> values) throws Exception {
        var request = MockMvcRequestBuilders.post(path)
                .with(accounts.signedIn(account))
                .with(csrf());
        values.forEach(request::param);
        return mvc.perform(request);
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(accounts.signedIn(account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
