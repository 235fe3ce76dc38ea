package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.application.Answer;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.Meanwhile;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
@ExtendWith(Browser.Extension.class)
class TrainingAdministrationTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue trainings;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    CatalogueService catalogue;

    @Autowired
    TrainingEditor editor;

    @Autowired
    CampaignEditor campaigns;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CurrentOffer offer;

    @Autowired
    CatalogueImporter importer;

    @Autowired
    Audit audit;

    @Autowired
    Clock clock;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private final String mark = UUID.randomUUID().toString().substring(0, 7);
    private Administrator administrator;

    @BeforeEach
    void signIn() {
        administrator = new Administrator(mvc, staff);
    }

    @Test
    void findsATrainingByWordsOfItsTitleOrCode() throws Exception {
        // given
        var training = trainings.open(ApplicationMode.PAPER, 12);

        // when
        var byTitle = administrator.page("/admin/trainings?campaign=test&words=MASTER d'ESSAI " + training.code());
        var byCode = administrator.page(
                "/admin/trainings?campaign=test&words=" + training.code().toLowerCase());
        var nothing = administrator.page("/admin/trainings?campaign=test&words=" + UUID.randomUUID());

        // then
        for (var list : List.of(byTitle, byCode)) {
            assertThat(list.select("tbody tr"))
                    .singleElement()
                    .extracting(row -> row.text())
                    .asString()
                    .contains(training.title(), training.code(), "Centre d’essai", "12", "By post");
        }
        assertThat(nothing.select("main").text()).contains("Nothing was found.");
    }

    @Test
    void savesWhatATrainingOffersWithWhatItWasInTheAudit() throws Exception {
        // given
        var training = trainings.open(ApplicationMode.DEMATERIALISED, 20);
        var day = campaigns.get("test").startsOn();

        // when
        var answer = save(
                training.id(),
                Map.of(
                        "title", "Master d’essai renommé",
                        "capacity", "25",
                        "mode", "PAPER",
                        "opensOn", day.plusDays(1).toString(),
                        "closesOn", day.plusDays(20).toString(),
                        "publishesOn", "",
                        "submissionReminders", "10, 3, 1",
                        "answerReminders", ""));

        // then
        assertThat(answer.getStatus()).isEqualTo(302);
        var saved = catalogue.get(training.id());
        assertThat(saved.title()).isEqualTo("Master d’essai renommé");
        assertThat(saved.capacity()).isEqualTo(25);
        assertThat(saved.mode()).isEqualTo(ApplicationMode.PAPER);
        assertThat(saved.dates().opensOn()).isEqualTo(day.plusDays(1));
        assertThat(saved.dates().publishesOn()).isNull();
        assertThat(saved.reminders().submission()).containsExactly(10, 3, 1);
        assertThat(saved.reminders().answer()).isEmpty();
        assertThat(audit.of("training", training.code()))
                .singleElement()
                .extracting(AuditEntry::staff, AuditEntry::action, AuditEntry::detail)
                .satisfies(entry -> assertThat(entry.toString())
                        .contains(
                                administrator.id(),
                                "capacity from 20 to 25",
                                "mode from DEMATERIALISED to PAPER",
                                "closing from " + training.dates().closesOn() + " to " + day.plusDays(20)));
        assertThat(offer.get().having(training.code())).isEmpty();
        assertThat(offer.get().having("essai renommé")).isNotEmpty();
        assertThat(administrator.page("/admin/trainings/" + training.id()).text())
                .contains("capacity from 20 to 25");
    }

    @Test
    void aChangeOfDatesLeavesRunningApplicationsAndSaysSo() throws Exception {
        var training = trainings.open();

        var page = administrator.page("/admin/trainings/" + training.id());

        assertThat(page.select("main").text()).contains("Applications that run keep theirs");
        assertThat(page.select("main a[href=/staff/trainings/" + training.code() + "/dates]"))
                .hasSize(1);
    }

    @Test
    void namesBothDatesAtEachFieldThatContradictsAnother() throws Exception {
        // given
        var training = trainings.open();
        var campaign = campaigns.get("test");
        var day = campaign.startsOn().plusDays(10);

        // when
        var page = refused(
                training.id(),
                Map.of(
                        "opensOn", campaign.startsOn().minusDays(1).toString(),
                        "closesOn", campaign.startsOn().minusDays(2).toString(),
                        "returnOn", day.minusDays(20).toString(),
                        "publishesOn", day.plusDays(5).toString(),
                        "answerOn", day.plusDays(4).toString(),
                        "waitingListClosesOn", campaign.endsOn().plusDays(1).toString()));

        // then
        assertThat(page.select("#closesOn-error").text())
                .contains("The closing date (%s) is before the opening date (%s)."
                        .formatted(
                                campaign.startsOn().minusDays(2),
                                campaign.startsOn().minusDays(1)));
        assertThat(page.select("#opensOn-error").text()).contains("before the campaign start date");
        assertThat(page.select("#answerOn-error").text())
                .contains("The answer date (%s) is before the publication date (%s)."
                        .formatted(day.plusDays(4), day.plusDays(5)));
        assertThat(page.select("#waitingListClosesOn-error").text())
                .contains("The campaign end date (%s)".formatted(campaign.endsOn()));
        assertThat(page.select("#returnOn").val()).isEqualTo(day.minusDays(20).toString());
        assertThat(catalogue.get(training.id())).isEqualTo(training);
        assertThat(audit.of("training", training.code())).isEmpty();
    }

    @Test
    void refusesEachValueThatIsNoneAtItsField() throws Exception {
        var training = trainings.open();
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("title", "");
        wrong.put("domain", "x".repeat(301));
        wrong.put("url", "javascript:alert(1)");
        wrong.put("commission", "no-such");
        wrong.put("mode", "FAX");
        wrong.put("capacity", "many");
        wrong.put("inService", "perhaps");
        wrong.put("opensOn", "2027-02-30");
        wrong.put("answerOn", "soon");
        wrong.put("returnOn", "");
        wrong.put("submissionReminders", "7, 7");
        wrong.put("correctionReminders", "a week");
        wrong.put("answerReminders", "91");

        var page = refused(training.id(), wrong);

        assertThat(wrong.keySet())
                .allSatisfy(field ->
                        assertThat(page.select("#" + field + "-error").text()).isNotBlank());
        assertThat(page.select("#capacity").val()).isEqualTo("many");
        assertThat(page.select(".govuk-error-summary__list a")).hasSize(wrong.size());
        assertThat(catalogue.get(training.id())).isEqualTo(training);
    }

    @Test
    void aCapacityIsNeverBelowTheSeatsThatAreTaken() throws Exception {
        // given
        var training = trainings.open(ApplicationMode.DEMATERIALISED, 2);
        admissions.admitted(training);
        admissions.answer(admissions.admitted(training), Answer.CONFIRM);

        // when
        var page = refused(training.id(), Map.of("capacity", "1"));

        // then
        assertThat(page.select("#capacity-error").text())
                .contains("A capacity of 1 is below the 2 seats already taken: 1 offered, 1 confirmed.");
        assertThat(catalogue.get(training.id()).capacity()).isEqualTo(2);
        assertThat(save(training.id(), Map.of("capacity", "3")).getStatus()).isEqualTo(302);
        assertThat(save(training.id(), Map.of("capacity", "")).getStatus()).isEqualTo(302);
        assertThat(catalogue.get(training.id()).capacity()).isNull();
    }

    @Test
    void outOfServiceNobodyCanApplyAndBackAgain() throws Exception {
        var training = trainings.open();

        save(training.id(), Map.of("inService", "no"));
        var without = catalogue.availability(catalogue.get(training.id()));
        save(training.id(), Map.of("inService", "yes"));

        assertThat(without).isEqualTo(Availability.OUT_OF_SERVICE);
        assertThat(catalogue.availability(catalogue.get(training.id()))).isEqualTo(Availability.OPEN);
        assertThat(audit.of("training", training.code()))
                .extracting(AuditEntry::detail)
                .containsExactly("in service from true to false", "in service from false to true");
    }

    @Test
    void theSecondOfTwoAdministratorsSeesWhatTheFirstChanged() throws Exception {
        // given
        var training = trainings.open(ApplicationMode.DEMATERIALISED, 20);
        var seen = form(training.id());
        save(training.id(), Map.of("capacity", "30"));
        seen.put("title", "Autre titre");

        // when
        var answer = administrator.send(post("/admin/trainings/" + training.id()), seen);
        var page = Jsoup.parse(answer.getContentAsString());

        // then
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(page.select(".govuk-error-summary").text()).contains("Somebody else has changed this");
        assertThat(page.select("main table").text()).contains("Capacity 30 20", "Autre titre");
        assertThat(page.select("#title").val()).isEqualTo("Autre titre");
        assertThat(page.select("main").text()).contains("capacity from 20 to 30");
        assertThat(catalogue.get(training.id()).title()).isEqualTo(training.title());

        // when
        var again = Administrator.fields(page, "main form[action$=" + training.id() + "]");
        again.put("capacity", "30");
        assertThat(administrator
                        .send(post("/admin/trainings/" + training.id()), again)
                        .getStatus())
                .isEqualTo(302);

        // then
        assertThat(catalogue.get(training.id()).title()).isEqualTo("Autre titre");
        assertThat(catalogue.get(training.id()).capacity()).isEqualTo(30);
    }

    @Test
    void aTrainingWithApplicationsIsNeitherDeletedNorMovedToAnotherCentre() throws Exception {
        // given
        var training = trainings.open();
        trainings.openElsewhere();
        admissions.open(training);
        var version = form(training.id()).get("version");

        // when
        var answer =
                administrator.send(post("/admin/trainings/" + training.id() + "/deletion"), Map.of("version", version));
        var moved = refused(training.id(), Map.of("commission", "another-centre"));

        // then
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.getContentAsString()).text())
                .contains("has 1 application and cannot be deleted. Take it out of service instead.");
        assertThat(moved.select("#commission-error").text()).contains("has 1 application");
        assertThat(catalogue.get(training.id())).isEqualTo(training);
    }

    @Test
    void neitherIsOneToWhichSomebodyAppliesAtTheSameMoment() {
        // given
        var training = trainings.open();
        var account = admissions.account(admissions.open(trainings.open()));
        long version = editor.get(training.id()).version();
        Callable<Void> deletion = () -> {
            editor.delete(training.id(), version, administrator.id());
            return null;
        };

        // when: the deletion comes while the application is on its way
        var deleted = transaction.execute(status -> {
            admissions.open(training, account);
            return Meanwhile.begin(jdbc, deletion);
        });

        // then
        assertThatThrownBy(deleted::get).hasCauseInstanceOf(InUse.class);
        assertThat(catalogue.get(training.id())).isEqualTo(training);
    }

    @Test
    void aTrainingThatNobodyAppliedToIsDeletedAndLeavesTheOfferEvenWhenAnotherComes() throws Exception {
        // given
        var training = trainings.open();
        assertThat(offer.get().having(training.code())).hasSize(1);
        var version = form(training.id()).get("version");

        // when
        administrator.send(post("/admin/trainings/" + training.id() + "/deletion"), Map.of("version", version));
        var other = trainings.open();

        // then
        assertThat(catalogue.findByCode(training.code())).isEmpty();
        assertThat(offer.get().having(training.code())).isEmpty();
        assertThat(offer.get().having(other.code())).hasSize(1);
        assertThat(audit.of("training", training.code()))
                .extracting(AuditEntry::action)
                .containsExactly("deleted");
    }

    @Test
    void nothingOfTheCatalogueIsChangedUnderAnothersVersion() {
        var training = editor.get(trainings.open().id());

        assertThatThrownBy(() -> editor.delete(training.id(), training.version() + 1, administrator.id()))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(editor.get(training.id())).isEqualTo(training);
    }

    @Test
    void aTrainingThatIsInNoFileIsMadeByHandAndLeftAloneByImports() throws Exception {
        // given
        trainings.open();
        String code = "L3-" + mark;
        var blank = administrator.page("/admin/trainings/new?campaign=test");
        assertThat(blank.select("#campaign option[selected]").val()).isEqualTo("test");
        assertThat(blank.select("input[name=mode][checked]").val()).isEqualTo("DEMATERIALISED");

        // when
        var answer = administrator.send(post("/admin/trainings/new"), newTraining(code));
        var again = administrator.send(post("/admin/trainings/new"), newTraining(code.toLowerCase()));

        // then
        assertThat(answer.getRedirectedUrl()).startsWith("/admin/trainings/");
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(again.getContentAsString())
                        .select(".govuk-error-summary__list a[href=#code]")
                        .text())
                .contains("already taken");
        var made = catalogue.findByCode(code).orElseThrow();
        assertThat(made.capacity()).isEqualTo(30);
        assertThat(made.centreCode()).isEqualTo(TestCatalogue.CENTRE);
        var edited = editor.get(made.id());
        assertThat(edited.establishment()).isEqualTo(Training.BY_HAND);
        assertThat(edited.content().documents())
                .extracting(RequiredDocument::code)
                .contains("IDENTITY", "CV", "TRANSCRIPTS");
        assertThat(audit.of(TrainingEditor.AREA, code))
                .extracting(AuditEntry::staff, AuditEntry::action)
                .containsExactly(tuple(administrator.id(), "created"));

        // when: a file has the same code, and what it does not name is removed
        var establishment = mark.toUpperCase() + "E";
        var report = importer.bringIn(
                ProgrammeFile.read(
                        ProgrammeRows.file(ProgrammeRows.of(establishment, code, "DOMAINE " + mark, "Mention")),
                        establishment),
                CatalogueDefaults.read(TestDefaults.around(today(), "test").getBytes(StandardCharsets.UTF_8)),
                new CatalogueImporter.Choices(administrator.id(), "test", true, Set.of()));

        // then
        assertThat(report.rejections()).singleElement().asString().contains("made by hand");
        assertThat(report.removed()).isEmpty();
        assertThat(editor.get(made.id())).isEqualTo(edited);
    }

    @Test
    void aTrainingMadeByHandIsRefusedWithEachReasonAtItsField() throws Exception {
        // given
        trainings.open();
        String code = "L3 " + mark;
        var form = newTraining(code);
        form.put("title", "");
        form.put("commission", "nobody");
        form.put("returnOn", "2020-01-01");

        // when
        var answer = administrator.send(post("/admin/trainings/new"), form);

        // then
        assertThat(answer.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.select(".govuk-error-summary__list a").eachAttr("href"))
                .contains("#code", "#title", "#commission", "#returnOn");
        assertThat(page.select("#code").val()).isEqualTo(code);
        assertThat(catalogue.findByCode(code)).isEmpty();
    }

    @Test
    void thePageOfANewTrainingIsForPhoneAndDesk(Browser browser) {
        trainings.open();
        for (var device : Browser.Device.values()) {
            try (var visitor = browser.visitor(device, Locale.ENGLISH, device == Browser.Device.DESK)) {
                var page = visitor.newPage();
                staff.signIn(page, baseUrl, administrator.id());
                page.navigate(baseUrl + "/admin/trainings/new?campaign=test");
                browser.look(page, "admin-training-new");
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add"))
                        .click();
                PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("Enter a title");
                browser.look(page, "admin-training-new-refused");
            }
        }
    }

    private Map<String, String> newTraining(String code) {
        var dates = trainings.open().dates();
        var form = new LinkedHashMap<String, String>();
        form.put("campaign", "test");
        form.put("code", code);
        form.put("title", "Licence d’informatique");
        form.put("domain", "Sciences");
        form.put("url", "");
        form.put("commission", TestCatalogue.CENTRE);
        form.put("mode", "PAPER");
        form.put("capacity", "30");
        form.put("inService", "yes");
        form.put("opensOn", campaigns.get("test").startsOn().toString());
        form.put("closesOn", dates.closesOn().toString());
        form.put("returnOn", dates.returnOn().toString());
        form.put("publishesOn", "");
        form.put("answerOn", dates.answerOn().toString());
        form.put("waitingListClosesOn", dates.waitingListClosesOn().toString());
        form.put("submissionReminders", "7, 2");
        form.put("correctionReminders", "");
        form.put("answerReminders", "7");
        return form;
    }

    private Map<String, String> form(TrainingId id) throws Exception {
        return administrator.form("/admin/trainings/" + id);
    }

    private MockHttpServletResponse save(TrainingId id, Map<String, String> changes) throws Exception {
        var form = form(id);
        form.putAll(changes);
        return administrator.send(post("/admin/trainings/" + id), form);
    }

    private Document refused(TrainingId id, Map<String, String> changes) throws Exception {
        var answer = save(id, changes);
        assertThat(answer.getStatus()).isEqualTo(422);
        return Jsoup.parse(answer.getContentAsString());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
