package fr.candidatflow.application.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class ApplicationListTest {

    private static final String LIST = "/staff/applications";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    AccountService accountService;

    @Autowired
    ProcessDriver driver;

    @Autowired
    ApplicationSearch search;

    @Autowired
    ListExport export;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    private TrainingSummary training;
    private String manager;

    @BeforeEach
    void aTrainingWithItsManager() {
        training = catalogue.open();
        catalogue.openElsewhere();
        manager = staff.manager(TestCatalogue.CENTRE);
    }

    private ApplicationId of(String lastName, String firstName) {
        return admissions.open(training, candidate(lastName, firstName));
    }

    private AccountId candidate(String lastName, String firstName) {
        var account = accounts.activeAccount(lastName, firstName, TestAccounts.freshEmail(), Locale.FRENCH);
        profiles.complete(account);
        return account;
    }

    private Document page(String user, String query) throws Exception {
        return Jsoup.parse(mvc.perform(
                        get(URI.create(LIST + "?" + query.replace("+", "%20"))).with(staff.signedIn(user)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private Document refused(String user, String query) throws Exception {
        return Jsoup.parse(mvc.perform(
                        get(URI.create(LIST + "?" + query.replace("+", "%20"))).with(staff.signedIn(user)))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static List<String> numbers(Document page) {
        return page.select("tbody th").eachText();
    }

    private String ofTheTraining() {
        return "training=" + training.code();
    }

    @Nested
    class Finds {

        @ParameterizedTest
        @CsvSource({
            "Saint-Éloi Nœud, Zoé, eloi zo",
            "Le Brun, Jean-Pierre, PIERRE brun",
            "D’Arcy, Maël, arcy",
            "Ñandú, Björk, nandu bjo"
        })
        void aCandidateByTheBeginningsOfTheirNames(String lastName, String firstName, String words) throws Exception {
            var wanted = of(lastName, firstName);
            of("Other", "Somebody");

            assertThat(numbers(page(manager, ofTheTraining() + "&words=" + words.replace(" ", "+"))))
                    .containsExactly(admissions.number(wanted));
        }

        @Test
        void byNumberUserIdAndTrainingAndStatus() throws Exception {
            var open = of("Martin", "Zoé");
            var submitted = admissions.submitted(training);
            String number = admissions.number(open);
            String userId = accountService.get(admissions.account(open)).userId();

            assertThat(numbers(page(manager, "words=" + number))).containsExactly(number);
            assertThat(numbers(page(manager, "words=" + userId.toLowerCase(Locale.ROOT))))
                    .containsExactly(number);
            assertThat(numbers(page(manager, ofTheTraining()))).hasSize(2);
            assertThat(numbers(page(manager, "training=" + training.title().replace(" ", "+"))))
                    .hasSize(2);
            assertThat(numbers(page(manager, ofTheTraining() + "&status=SUBMITTED")))
                    .containsExactly(admissions.number(submitted));
        }

        @Test
        void byTheStateOfTheDocuments() throws Exception {
            var missing = of("Martin", "Zoé");
            var toCheck = admissions.submitted(training);
            var settled = admissions.complete(training);
            var rejected = admissions.submitted(training);
            admissions.review(rejected, "TRANSCRIPTS");

            assertThat(numbers(page(manager, ofTheTraining() + "&documents=MISSING")))
                    .containsExactly(admissions.number(missing));
            assertThat(numbers(page(manager, ofTheTraining() + "&documents=TO_CHECK")))
                    .containsExactly(admissions.number(toCheck));
            assertThat(numbers(page(manager, ofTheTraining() + "&documents=SETTLED")))
                    .containsExactly(admissions.number(settled));
            assertThat(numbers(page(manager, ofTheTraining() + "&documents=REJECTED")))
                    .containsExactly(admissions.number(rejected));
            assertThat(page(manager, "words=" + admissions.number(rejected))
                            .select("tbody td")
                            .eachText())
                    .contains("1 rejected");

            var prepared = admissions.open(training);
            admissions.deposit(prepared);
            assertThat(page(manager, "words=" + admissions.number(prepared))
                            .select("tbody td")
                            .eachText())
                    .contains("Not submitted");
            assertThat(numbers(page(manager, ofTheTraining() + "&documents=TO_CHECK")))
                    .containsExactly(admissions.number(toCheck));
            assertThat(numbers(page(manager, ofTheTraining() + "&documents=TO_CHECK&sort=opened")))
                    .containsExactly(admissions.number(toCheck));
        }

        @Test
        void byDaysOfParisTheLastOneIncluded() throws Exception {
            var application = of("Martin", "Zoé");
            jdbc.sql("update application set opened_at = '2026-03-27 22:59:59+00' where id = ?")
                    .param(application.value())
                    .update();

            assertThat(numbers(page(manager, ofTheTraining() + "&openedFrom=27/3/2026&openedTo=2026-03-27")))
                    .hasSize(1);
            assertThat(numbers(page(manager, ofTheTraining() + "&openedTo=26/3/2026")))
                    .isEmpty();
            assertThat(numbers(page(manager, ofTheTraining() + "&openedFrom=28/3/2026")))
                    .isEmpty();
            assertThat(page(manager, ofTheTraining() + "&submittedTo=28/3/2030").text())
                    .contains("0 applications");
        }

        @Test
        void whatWasTypedAndNothingThatItWouldDo() throws Exception {
            of("Martin", "Zoé");

            assertThat(numbers(page(manager, ofTheTraining() + "&words=%27)%3Bdrop+table+x%3A*%26%7C!(")))
                    .isEmpty();
            assertThat(numbers(page(manager, "training=%25"))).isEmpty();
            assertThat(page(manager, "words=%3Cscript%3Ealert(1)%3C/script%3E").select("main script"))
                    .isEmpty();
        }
    }

    @Nested
    class ShowsEachPersonTheirOwn {

        @Test
        void centre() throws Exception {
            of("Martin", "Zoé");

            assertThat(numbers(page(manager, ofTheTraining()))).hasSize(1);
            assertThat(numbers(page(staff.manager("another-centre"), ofTheTraining())))
                    .isEmpty();
            assertThat(numbers(page(staff.administrator(), ofTheTraining()))).hasSize(1);
            mvc.perform(get(LIST).with(staff.signedIn(staff.analyst()))).andExpect(status().isNotFound());
        }

        @Test
        void commissionFromCompleteOn() throws Exception {
            of("Martin", "Zoé");
            admissions.submitted(training);
            var complete = admissions.complete(training);

            for (String person :
                    new String[] {staff.member(TestCatalogue.CENTRE), staff.president(TestCatalogue.CENTRE)}) {
                assertThat(numbers(page(person, ofTheTraining()))).containsExactly(admissions.number(complete));
            }
        }

        @Test
        void stepInTasklistAndAdministratorsTheInstanceInCockpit() throws Exception {
            var submitted = admissions.submitted(training);
            String task = driver.task(submitted, "userTask_reviewDocuments").getId();

            var asManager = page(manager, ofTheTraining()).selectFirst("tbody tr");
            var asAdministrator = page(staff.administrator(), ofTheTraining()).selectFirst("tbody tr");

            assertThat(asManager.select("a[href=/camunda/app/tasklist/default/#/?task=" + task + "]"))
                    .hasSize(1);
            assertThat(asManager.select("a[href*=cockpit]")).isEmpty();
            assertThat(asAdministrator.select("a[href*=tasklist]")).hasSize(1);
            assertThat(asAdministrator.select("a[href*=cockpit]").attr("href"))
                    .matches("/camunda/app/cockpit/default/#/process-instance/[0-9a-f-]+/runtime");
            assertThat(page(staff.member(TestCatalogue.CENTRE), ofTheTraining()).select("tbody tr"))
                    .isEmpty();
        }

        @Test
        void noStepOfTheCandidate() throws Exception {
            of("Martin", "Zoé");

            assertThat(page(staff.administrator(), ofTheTraining()).select("tbody a[href*=tasklist]"))
                    .isEmpty();
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "openedFrom=28/3/2026&openedTo=27/3/2026 | openedTo | The last day is before the first one",
                    "submittedFrom=2026-03-28&submittedTo=27/3/2026 | submittedTo | The last day is before the first one",
                    "openedFrom=31/2/2026 | openedFrom | Enter a day that exists, such as 27/3/2026",
                    "submittedFrom=soon | submittedFrom | Enter a day that exists, such as 27/3/2026",
                    "status=LOST | status | There is no status “LOST”. Choose one of the list",
                    "documents=EATEN | documents | There is no state of documents “EATEN”. Choose one of the list",
                    "centre=nowhere | centre | You see no centre “nowhere”. Choose one of the list",
                    "words=!!! | words | Enter a letter or a digit of the candidate or of the number"
                })
        void aSearchThatMeansNothingAtItsFieldAndKeepsWhatWasTyped(String query, String field, String sentence)
                throws Exception {
            var page = refused(manager, "training=M1&" + query);

            assertThat(page.select(".govuk-error-summary a[href=#" + field + "]")
                            .text())
                    .isEqualTo(sentence);
            assertThat(page.select("#" + field + "-error").text()).isEqualTo("Error: " + sentence);
            assertThat(page.select("#training").attr("value")).isEqualTo("M1");
            var typed = page.expectFirst("#" + field);
            if (typed.is("input")) {
                assertThat(typed.attr("value")).isNotEmpty();
            }
            assertThat(page.select("table")).isEmpty();
        }

        @Test
        void aPageThatIsNotThereAndShowsTheFirst() throws Exception {
            of("Martin", "Zoé");

            var page = page(manager, ofTheTraining() + "&after=1999-00001");

            assertThat(page.text()).contains("That page of the list is not there any more: this is the first one.");
            assertThat(numbers(page)).hasSize(1);
            assertThat(page.select("#training").attr("value")).isEqualTo(training.code());
        }
    }

    @Test
    void everyOrderGoesThroughAllPagesAndBack() throws Exception {
        // given
        for (int i = 0; i < 3; i++) {
            of("Martin", "Zoé");
        }
        admissions.submitted(training);
        copy(admissions.submitted(training), 2 * ApplicationSearch.PAGE);
        int all = 2 * ApplicationSearch.PAGE + 5;

        for (Order order : Order.values()) {
            for (String direction : new String[] {"ascending", "descending"}) {
                // when
                var page = page(manager, ofTheTraining() + "&sort=" + order.word() + "&direction=" + direction);
                var seen = new ArrayList<>(numbers(page));
                assertThat(page.select("th[aria-sort=" + direction + "]").text())
                        .startsWith(order.label);
                while (!page.select("a[rel=next]").isEmpty()) {
                    page = page(
                            manager,
                            page.expectFirst("a[rel=next]").attr("href").split("\\?")[1]);
                    seen.addAll(numbers(page));
                }
                var back = new ArrayList<>(numbers(page));
                while (!page.select("a[rel=prev]").isEmpty()) {
                    page = page(
                            manager,
                            page.expectFirst("a[rel=prev]").attr("href").split("\\?")[1]);
                    back.addAll(0, numbers(page));
                }

                // then
                assertThat(seen).as(order + " " + direction).hasSize(all).doesNotHaveDuplicates();
                assertThat(back).as(order + " " + direction).isEqualTo(seen);
            }
        }
        assertThat(page(manager, ofTheTraining()).text()).contains(all + " applications");
    }

    /** Two centres, the commission of one of them and that of a third: each has lines on every page. */
    @Test
    void severalCentresAndCommissionsStandInOneOrderAndNobodyTwice() throws Exception {
        // given
        String name = "Zz" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var account = candidate(name, "Zoé");
        var here = admissions.open(training, account);
        copy(here, ApplicationSearch.PAGE);
        copy(admissions.open(catalogue.openElsewhere(), account), ApplicationSearch.PAGE);
        jdbc.sql("update application set status = 'COMPLETE' where id = ?")
                .param(here.value())
                .update();
        int both = 2 * ApplicationSearch.PAGE + 2;

        for (Order order : Order.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                var criteria = new Criteria(name, null, null, null, null, null, null, null, null, order, descending);
                var missing = new Criteria(
                        name, null, null, null, DocumentState.MISSING, null, null, null, null, order, descending);
                var centres = new Scope(false, Set.of(TestCatalogue.CENTRE, "another-centre"), Set.of());
                var oneAndTheOther = new Scope(false, Set.of("another-centre"), Set.of(TestCatalogue.CENTRE));
                var twice = new Scope(false, Set.of(TestCatalogue.CENTRE), Set.of(TestCatalogue.CENTRE));

                // then
                assertPagesAreAllOf(centres, criteria, both);
                assertPagesAreAllOf(centres, missing, 2);
                assertPagesAreAllOf(oneAndTheOther, criteria, ApplicationSearch.PAGE + 2);
                assertPagesAreAllOf(twice, criteria, ApplicationSearch.PAGE + 1);
            }
        }
    }

    private void assertPagesAreAllOf(Scope scope, Criteria criteria, int howMany) {
        var all = new ArrayList<FoundApplication>();
        search.each(scope, criteria, all::add);
        var everybody = new ArrayList<FoundApplication>();
        search.each(new Scope(true, Set.of(), Set.of()), criteria, everybody::add);
        everybody.retainAll(all);
        var paged = new ArrayList<FoundApplication>();
        var page = search.page(scope, criteria, null, null).orElseThrow();
        paged.addAll(page.applications());
        while (page.later()) {
            page = search.page(scope, criteria, page.last(), null).orElseThrow();
            paged.addAll(page.applications());
        }
        assertThat(paged).hasSize(howMany).isEqualTo(all).isEqualTo(everybody);
        assertThat(search.count(scope, criteria)).isEqualTo(howMany);
    }

    /** Cancelled ones without a process, of the same candidate. */
    private void copy(ApplicationId application, int times) {
        jdbc.sql("""
                        insert into application (id, version, number, account_id, training_id, centre_code, mode, status, opened_at,
                            submission_deadline, return_deadline, waiting_list_closes_at, submission_round, submitted_at)
                        select gen_random_uuid(), 0, ? || '-' || n, account_id, training_id, centre_code, mode, 'CANCELLED',
                            opened_at - n * interval '1 minute', submission_deadline, return_deadline, waiting_list_closes_at, 1,
                            case when n % 3 > 0 then submitted_at - n * interval '1 minute' end
                        from application, generate_series(1, ?) n where id = ?""")
                .params(UUID.randomUUID().toString().substring(0, 8), times, application.value())
                .update();
    }

    @Nested
    class Views {

        @Test
        void areKeptForOnePersonAndDeleted() throws Exception {
            // when
            mvc.perform(post(LIST + "/views")
                            .with(staff.signedIn(manager))
                            .with(csrf())
                            .param("view", " To check ")
                            .param("status", "SUBMITTED")
                            .param("training", "M1 & M2"))
                    .andExpect(redirectedUrl(LIST + "?training=M1+%26+M2&status=SUBMITTED"));

            // then
            var link = page(manager, "").select(".cf-views a");
            assertThat(link.text()).isEqualTo("To check");
            assertThat(link.attr("href")).isEqualTo(LIST + "?training=M1+%26+M2&status=SUBMITTED");
            assertThat(page(staff.manager(TestCatalogue.CENTRE), "").select(".cf-views"))
                    .isEmpty();

            // when
            mvc.perform(post(LIST + "/views/deletion")
                            .with(staff.signedIn(manager))
                            .with(csrf())
                            .param("view", "To check"))
                    .andExpect(redirectedUrl(LIST));

            // then
            assertThat(page(manager, "").select(".cf-views")).isEmpty();
        }

        @Test
        void needANameOfTheirOwn() throws Exception {
            save("Mine", 302);

            assertThat(save("", 422)).isEqualTo("Error: Enter a name for the view");
            assertThat(save("x".repeat(61), 422)).isEqualTo("Error: Enter a name of at most 60 characters");
            assertThat(save("MINE", 422))
                    .isEqualTo("Error: You have a view “MINE” already. Choose another name, or delete that one first");
            for (int i = 2; i <= SavedViews.MOST; i++) {
                save("View " + i, 302);
            }
            assertThat(save("One more", 422)).isEqualTo("Error: You have 30 views. Delete one first");
            assertThat(page(manager, "").select(".cf-views a")).hasSize(SavedViews.MOST);
        }

        private String save(String name, int answer) throws Exception {
            var body = mvc.perform(post(LIST + "/views")
                            .with(staff.signedIn(manager))
                            .with(csrf())
                            .param("view", name)
                            .param("status", "SUBMITTED"))
                    .andExpect(status().is(answer))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            var page = Jsoup.parse(body);
            if (answer == 422) {
                assertThat(page.expectFirst("#view").attr("value")).isEqualTo(name);
                assertThat(page.expectFirst("#status [selected]").attr("value")).isEqualTo("SUBMITTED");
            }
            return page.select("#view-error").text();
        }
    }

    @Nested
    class Exports {

        @TempDir
        Path folder;

        @Test
        void aCsvFileThatExcelOpensAndThatRunsNothing() throws Exception {
            var application = of("=HYPERLINK(\"http://example.org\";\"Click\")", "@SUM(1)");

            byte[] csv = download(manager, "export.csv", ofTheTraining());

            var text = new String(csv, StandardCharsets.UTF_8);
            assertThat(text).startsWith("\uFEFFNumber;Last name;First name;Centre;");
            assertThat(text.lines().skip(1))
                    .singleElement()
                    .asString()
                    .startsWith(admissions.number(application)
                            + ";\"'=HYPERLINK(\"\"http://example.org\"\";\"\"Click\"\")\";'@SUM(1);"
                            + TestCatalogue.CENTRE + ";" + training.code() + ";")
                    .contains(";In preparation;no;0;3;0;0;");
            assertThat(audit.of("application", "list"))
                    .filteredOn(entry -> entry.staff().equals(manager))
                    .singleElement()
                    .extracting(AuditEntry::action, AuditEntry::detail)
                    .containsExactly("exported as CSV", "1 applications");
        }

        @Test
        void aWorkbookWithRealDatesAndNoFormula() throws Exception {
            of("=1+1", "Zoé");

            try (var workbook =
                    new XSSFWorkbook(new ByteArrayInputStream(download(manager, "export.xlsx", ofTheTraining())))) {
                var sheet = workbook.getSheetAt(0);
                assertThat(sheet.getLastRowNum()).isEqualTo(1);
                var name = sheet.getRow(1).getCell(1);
                assertThat(name.getCellType()).isEqualTo(CellType.STRING);
                assertThat(name.getStringCellValue()).isEqualTo("=1+1");
                assertThat(sheet.getRow(1).getCell(12).getLocalDateTimeCellValue())
                        .isNotNull();
                assertThat(sheet.getRow(1).getCell(13)).isNull();
            }
        }

        @Test
        void whatTheListShowsAndNothingOfOthers() throws Exception {
            of("Martin", "Zoé");

            assertThat(new String(
                                    download(staff.manager("another-centre"), "export.csv", ofTheTraining()),
                                    StandardCharsets.UTF_8)
                            .lines())
                    .hasSize(1);
            mvc.perform(get(LIST + "/export.csv?status=LOST").with(staff.signedIn(manager)))
                    .andExpect(redirectedUrl(LIST + "?status=LOST"));
        }

        /** Of a cursor the server tells, and a workbook that kept its rows would have no temporary files. */
        @Test
        void tenThousandRowsFromACursor() throws IOException {
            // given
            copy(of("Martin", "Zoé"), 10_000);
            var scope = new Scope(false, Set.of(TestCatalogue.CENTRE), Set.of());
            var criteria = new Criteria(
                    null, training.code(), null, null, null, null, null, null, null, Order.SUBMITTED, true);

            try {
                // when
                var rows = new int[1];
                var cursors = new int[1];
                search.each(scope, criteria, found -> {
                    if (++rows[0] % 1_000 == 0) {
                        cursors[0] += jdbc.sql(
                                        "select count(*) from pg_cursors where statement like 'select l.* from%'")
                                .query(Integer.class)
                                .single();
                    }
                });
                int csv = export.write(scope, criteria, ListExport.Format.CSV, folder.resolve("list.csv"));
                int workbook = export.write(scope, criteria, ListExport.Format.XLSX, folder.resolve("list.xlsx"));

                // then
                assertThat(rows[0]).isEqualTo(10_001);
                assertThat(cursors[0])
                        .as("an open cursor at every thousandth row")
                        .isEqualTo(10);
                assertThat(csv).isEqualTo(10_001);
                assertThat(Files.lines(folder.resolve("list.csv"))).hasSize(10_002);
                assertThat(workbook).isEqualTo(10_001);
                try (var read = new XSSFWorkbook(Files.newInputStream(folder.resolve("list.xlsx")))) {
                    assertThat(read.getSheetAt(0).getLastRowNum()).isEqualTo(10_001);
                }
            } finally {
                jdbc.sql("delete from application where training_id = ? and status = 'CANCELLED'")
                        .param(training.id().value())
                        .update();
            }
        }

        private byte[] download(String user, String file, String query) throws Exception {
            return mvc.perform(get(LIST + "/" + file + "?" + query).with(staff.signedIn(user)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
        }
    }
}
