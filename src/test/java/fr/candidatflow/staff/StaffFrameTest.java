package fr.candidatflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
@ExtendWith(Browser.Extension.class)
class StaffFrameTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Audit audit;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    TestCatalogue catalogue;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    @BeforeEach
    void aTraining() {
        catalogue.open();
    }

    @Test
    void offersEachPersonTheirOwnSections() throws Exception {
        assertThat(page(staff.administrator(), "/staff").select("nav").text()).contains("Tasklist", "Administration");
        assertThat(page(staff.manager(TestCatalogue.CENTRE), "/staff")
                        .select("nav")
                        .text())
                .contains("Tasklist")
                .doesNotContain("Cockpit", "Administration");
        assertThat(page(staff.analyst(), "/staff").select("nav").text())
                .contains("Cockpit")
                .doesNotContain("Tasklist", "Administration");
    }

    @Test
    void isNotFoundByWhomItIsNotFor() throws Exception {
        for (String user : new String[] {staff.manager(TestCatalogue.CENTRE), staff.analyst()}) {
            mvc.perform(get("/admin").with(staff.signedIn(user))).andExpect(status().isNotFound());
            mvc.perform(get("/admin/audit").with(staff.signedIn(user))).andExpect(status().isNotFound());
        }
        for (String path : new String[] {"/staff", "/admin", "/admin/audit"}) {
            mvc.perform(get(path))
                    .andExpect(redirectedUrl("http://localhost/staff/sign-in?to=" + path.replace("/", "%2F")));
            mvc.perform(get(path)
                            .with(accounts.signedIn(
                                    accounts.activeAccount("Nom", "Prénom", TestAccounts.freshEmail(), Locale.FRENCH))))
                    .andExpect(redirectedUrl("http://localhost/staff/sign-in?to=" + path.replace("/", "%2F")));
        }
    }

    @Test
    void namesNobodyOnThePageWhereOneSignsIn() throws Exception {
        var page = Jsoup.parse(mvc.perform(get("/staff/sign-in"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());

        assertThat(page.select("header").text()).isEqualTo("CandidatFlow staff");
        assertThat(page.select("nav")).isEmpty();
    }

    @Test
    void theAuditIsReadAndSearchedByAdministrators() throws Exception {
        // given
        String subject = UUID.randomUUID().toString();
        transaction.executeWithoutResult(
                status -> audit.record("anne", "training", subject, "capacity changed", "from 20 to <b>25</b>"));
        String administrator = staff.administrator();

        // when
        var found = page(administrator, "/admin/audit?words=" + subject.toUpperCase(Locale.ROOT));
        var nothing = page(administrator, "/admin/audit?words=" + UUID.randomUUID());
        var beyond = page(administrator, "/admin/audit?page=" + Integer.MAX_VALUE);

        // then
        assertThat(found.select("tbody tr"))
                .singleElement()
                .extracting(row -> row.text())
                .asString()
                .contains("anne", subject, "capacity changed", "from 20 to <b>25</b>");
        assertThat(nothing.select("tbody tr")).isEmpty();
        assertThat(nothing.text()).contains("Nothing was found.");
        assertThat(beyond.select("tbody tr")).isEmpty();
        assertThat(audit.of("training", subject))
                .singleElement()
                .extracting(AuditEntry::detail)
                .isEqualTo("from 20 to <b>25</b>");
    }

    @Test
    void theAuditIsWrittenInTheTransactionOfTheActOrNotAtAll() {
        String subject = UUID.randomUUID().toString();

        assertThatThrownBy(() -> audit.record("anne", "training", subject, "changed", null))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            audit.record("anne", "training", subject, "changed", null);
            status.setRollbackOnly();
        });

        assertThat(audit.of("training", subject)).isEmpty();
    }

    @Test
    void readsWellAtBothWidths(Browser browser) {
        String administrator = staff.administrator();
        transaction.executeWithoutResult(status -> audit.record(
                administrator,
                "application",
                "2026-00042",
                "return date moved",
                "from 1 May 2026 to 8 May 2026: the post was late"));
        for (var device : Browser.Device.values()) {
            try (var visitor = browser.visitor(device, Locale.ENGLISH, true)) {
                var page = visitor.newPage();
                staff.signIn(page, baseUrl, administrator);
                for (String path : new String[] {"/staff", "/admin", "/admin/audit"}) {
                    page.navigate(baseUrl + path);
                    browser.look(page, "staff" + path.replace('/', '-'));
                }
            }
        }
    }

    private Document page(String user, String path) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(staff.signedIn(user)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
