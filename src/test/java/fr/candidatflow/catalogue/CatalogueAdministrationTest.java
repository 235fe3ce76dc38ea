package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.document.TestFiles;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
@ExtendWith(Browser.Extension.class)
class CatalogueAdministrationTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue trainings;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestAccounts accounts;

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
    private String administrator;

    @BeforeEach
    void signIn() {
        administrator = staff.administrator();
    }

    @Test
    void findsATrainingByWordsOfItsTitleOrCode() throws Exception {
        // given
        var training = trainings.open(ApplicationMode.PAPER, 12);

        // when
        var found = page("/admin/trainings?campaign=test&words=MASTER+d%27ESSAI+" + training.code());
        var byCode =
                page("/admin/trainings?campaign=test&words=" + training.code().toLowerCase());
        var nothing = page("/admin/trainings?campaign=test&words=" + UUID.randomUUID());

        // then
        for (var list : List.of(byCode)) {
            assertThat(list.select("tbody tr"))
                    .singleElement()
                    .extracting(row -> row.text())
                    .asString()
                    .contains(training.title(), training.code(), "Centre d’essai", "12", "By post");
        }
        assertThat(found.select("main").text()).contains("Nothing was found.");
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
                                administrator,
                                "capacity from 20 to 25",
                                "mode from DEMATERIALISED to PAPER",
                                "closing from " + training.dates().closesOn() + " to " + day.plusDays(20)));
        assertThat(offer.get().having(training.code())).isEmpty();
        assertThat(offer.get().having("essai renommé")).isNotEmpty();
        assertThat(page("/admin/trainings/" + training.id()).text()).contains("capacity from 20 to 25");
    }

    @Test
    void aChangeOfDatesLeavesRunningApplicationsAndSaysSo() throws Exception {
        var training = trainings.open();

        var page = page("/admin/trainings/" + training.id());

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
        var answer = send(post("/admin/trainings/" + training.id()), seen);
        var page = Jsoup.parse(answer.getContentAsString());

        // then
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(page.select(".govuk-error-summary").text()).contains("Somebody else has changed this");
        assertThat(page.select("main table").text()).contains("Capacity 30 20", "Autre titre");
        assertThat(page.select("#title").val()).isEqualTo("Autre titre");
        assertThat(page.select("main").text()).contains("capacity from 20 to 30");
        assertThat(catalogue.get(training.id()).title()).isEqualTo(training.title());

        // when
        var again = fields(page, "main form[action$=" + training.id() + "]");
        again.put("capacity", "30");
        assertThat(send(post("/admin/trainings/" + training.id()), again).getStatus())
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
        var answer = send(post("/admin/trainings/" + training.id() + "/deletion"), Map.of("version", version));
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
            editor.delete(training.id(), version, administrator);
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
        send(post("/admin/trainings/" + training.id() + "/deletion"), Map.of("version", version));
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
    void aDocumentIsAddedChangedMovedAndTakenAway() throws Exception {
        // given
        var training = trainings.open();
        var documents = "/admin/trainings/" + training.id() + "/documents";

        // when
        var added = new LinkedHashMap<>(fields(page(documents + "/new"), "main form"));
        added.putAll(Map.of(
                "code", "PORTFOLIO",
                "labelFr", "Dossier de travaux",
                "labelEn", "Portfolio",
                "hintFr", "Dix pages.",
                "hintEn", "Ten pages.",
                "mandatory", "no",
                "notConcernedAllowed", "yes"));
        assertThat(send(multipart(documents + "/new"), added).getStatus()).isEqualTo(302);
        arrange(documents, "PORTFOLIO", "up");
        arrange(documents, "IDENTITY", "remove");
        var page = page(documents);

        // then
        assertThat(catalogue.requiredDocuments(training.id()))
                .extracting(RequiredDocument::code)
                .containsExactly("TRANSCRIPTS", "PORTFOLIO", "MOTIVATION");
        assertThat(catalogue.requiredDocuments(training.id()).get(1))
                .isEqualTo(new RequiredDocument(
                        "PORTFOLIO",
                        new LocalizedText("Dossier de travaux", "Portfolio"),
                        new LocalizedText("Dix pages.", "Ten pages."),
                        false,
                        true,
                        null));
        assertThat(page.select("tbody tr").get(1).text()).contains("Portfolio", "Asked from everybody");
        assertThat(audit.of("training", training.code()))
                .extracting(AuditEntry::detail)
                .anySatisfy(detail ->
                        assertThat(detail).contains("document PORTFOLIO from – to “Dossier de travaux” / “Portfolio”"));
    }

    @Test
    void refusesADocumentWithoutItsTextsOrWithACodeThatIsThere() throws Exception {
        var training = trainings.open();
        var answer = send(
                multipart("/admin/trainings/" + training.id() + "/documents/new"),
                Map.of("version", "0", "code", "IDENTITY", "labelFr", "", "hintFr", "Une aide", "template", "keep"));
        var page = Jsoup.parse(answer.getContentAsString());

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(page.select("#code-error").text()).contains("asks for IDENTITY already");
        for (String field : List.of("labelFr", "labelEn", "hintEn", "mandatory", "notConcernedAllowed")) {
            assertThat(page.select("#" + field + "-error").text()).as(field).isNotBlank();
        }
        assertThat(page.select("#hintFr").text()).isEqualTo("Une aide");
        assertThat(catalogue.requiredDocuments(training.id())).isEqualTo(TestCatalogue.DOCUMENTS);
    }

    @Test
    void aTemplateIsUploadedAndCandidatesViewAndDownloadIt() throws Exception {
        // given
        var training = trainings.open();
        var page = "/admin/trainings/" + training.id() + "/documents/MOTIVATION";
        var form = new LinkedHashMap<>(fields(page(page), "main form"));
        form.put("template", "upload");
        byte[] pdf = TestFiles.pdf("Modèle");

        // when
        var noPdf = send(
                multipart(page).file(new MockMultipartFile("file", "modèle.pdf", null, "<html>".getBytes())), form);
        var missing = send(multipart(page), form);
        var answer = send(multipart(page).file(new MockMultipartFile("file", "Modèle de lettre.pdf", null, pdf)), form);

        // then
        assertThat(noPdf.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(noPdf.getContentAsString())
                        .select("#template-error")
                        .text())
                .contains("content is not what its name says");
        assertThat(missing.getStatus()).isEqualTo(422);
        assertThat(answer.getStatus()).isEqualTo(302);
        var template = catalogue.requiredDocuments(training.id()).get(2).template();
        assertThat(template).startsWith("Modele-de-lettre-").endsWith(".pdf");
        var candidate = accounts.signedIn(accounts.activeAccount());
        var viewed = mvc.perform(get("/document-templates/" + template).with(candidate))
                .andReturn()
                .getResponse();
        var downloaded = mvc.perform(
                        get("/document-templates/" + template + "?download=").with(candidate))
                .andReturn()
                .getResponse();
        assertThat(viewed.getContentAsByteArray()).isEqualTo(pdf);
        assertThat(viewed.getHeader("Content-Disposition")).startsWith("inline");
        assertThat(downloaded.getHeader("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void explainsFromTheDecisionTableWhoOwesWhat() throws Exception {
        var training = trainings.create(
                trainings.openToday(),
                List.of(
                        TestCatalogue.document("FRENCH_LEVEL", "Niveau", "Level of French", false),
                        TestCatalogue.document("IDENTITY", "Identité", "Identity", false)));

        var rows = page("/admin/trainings/" + training.id() + "/documents").select("tbody tr");

        assertThat(rows.get(0).select("li").eachText())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(
                                        "Asked for nationality: anything but FR and baccalaureate: equivalence",
                                        "A foreign candidate whose title is an equivalence"),
                        second -> assertThat(second).contains("Not asked from everybody else"));
        assertThat(rows.get(1).select("li").eachText()).containsExactly("Asked from everybody");
    }

    @Test
    void aCentreAndItsCommissionAreMadeChangedAndDeletedUnlessTheyAreInUse() throws Exception {
        // given
        var code = "centre-" + mark;
        var fields = Map.of(
                "code", code, "label", "Faculté", "email", "f@example.org", "postalAddress", "1 rue\r\n54000 NANCY");

        // when
        assertThat(send(post("/admin/centres/new"), fields).getStatus()).isEqualTo(302);
        var twice = send(post("/admin/centres/new"), fields);
        assertThat(send(
                                post("/admin/commissions/new"),
                                Map.of("code", code, "centre", code, "label", "Commission de la faculté"))
                        .getStatus())
                .isEqualTo(302);
        send(post("/admin/centres/" + code + "/deletion"), Map.of("version", "0"));
        var kept = catalogue.centre(code);
        var rename = new LinkedHashMap<>(fields);
        rename.put("label", "Faculté de droit");
        rename.put("version", "0");
        assertThat(send(post("/admin/centres/" + code), rename).getStatus()).isEqualTo(302);
        var late = send(post("/admin/centres/" + code), rename);
        var wrong = send(post("/admin/centres/" + code), Map.of("label", "", "email", "nowhere", "version", "1"));

        // then
        assertThat(twice.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(twice.getContentAsString()).select("#code-error").text())
                .contains("already taken");
        assertThat(kept.postalAddress()).isEqualTo("1 rue\n54000 NANCY");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.getContentAsString()).select(".govuk-error-message"))
                .hasSize(3);
        assertThat(catalogue.centre(code).label()).isEqualTo("Faculté de droit");
        assertThat(audit.of("centre", code))
                .extracting(AuditEntry::action, AuditEntry::detail)
                .contains(org.assertj.core.groups.Tuple.tuple("changed", "name from Faculté to Faculté de droit"));

        // when
        assertThat(send(post("/admin/commissions/" + code), Map.of("label", "Jury", "version", "0"))
                        .getStatus())
                .isEqualTo(302);
        send(post("/admin/commissions/" + code + "/deletion"), Map.of("version", "1"));
        send(post("/admin/centres/" + code + "/deletion"), Map.of("version", "1"));

        // then
        assertThat(catalogue.centres()).extracting(Centre::code).doesNotContain(code);
        assertThat(audit.of("commission", code))
                .extracting(AuditEntry::action)
                .containsExactly("created", "changed", "deleted");
    }

    @Test
    void aCentreOrCommissionWithTrainingsIsNotDeleted() throws Exception {
        trainings.openElsewhere();
        for (String kind : List.of("centres", "commissions")) {
            var version = fields(page("/admin/" + kind + "/another-centre"), "main form")
                    .get("version");
            var answer = mvc.perform(post("/admin/" + kind + "/another-centre/deletion")
                            .param("version", version)
                            .with(csrf())
                            .with(staff.signedIn(administrator)))
                    .andReturn();

            assertThat((String) answer.getFlashMap().get("refusal"))
                    .contains("training")
                    .contains("cannot be deleted");
        }
        assertThat(catalogue.centres()).extracting(Centre::code).contains("another-centre");
    }

    @Test
    void theNextCampaignIsPreparedWhileTheLastRunsAndTakesItsPlaceInOneAct() throws Exception {
        // given
        var last = "c-" + mark;
        var next = "n-" + mark;
        var code = mark.toUpperCase() + "A";
        bringIn(last, code);
        var before = catalogue.findByCode(code).orElseThrow();
        admissions.open(before);

        // when
        var form = new LinkedHashMap<>(fields(page("/admin/campaigns/new?from=" + last), "main form"));
        form.putAll(Map.of("code", next, "labelFr", "Campagne suivante", "labelEn", "Next campaign"));
        assertThat(form)
                .containsEntry("endsOn", today().plusDays(240).plusYears(1).toString());
        var tooShort = new LinkedHashMap<>(form);
        tooShort.put("endsOn", today().plusDays(80).plusYears(1).toString());
        var refused = send(post("/admin/campaigns/new"), tooShort);
        assertThat(send(post("/admin/campaigns/new"), form).getStatus()).isEqualTo(302);
        var twice = send(post("/admin/campaigns/new"), form);

        // then
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.getContentAsString())
                        .select("#endsOn-error")
                        .text())
                .contains("1 training would have dates outside the campaign");
        assertThat(twice.getStatus()).isEqualTo(422);
        assertThat(catalogue.findByCode(code)).contains(before);
        assertThat(campaigns.get(next).state()).isEqualTo(CampaignEditor.State.PREPARED);
        assertThat(campaigns.get(next).trainings()).isEqualTo(1);

        // when
        var question = page("/admin/campaigns/" + next + "/open");
        send(post("/admin/campaigns/" + next + "/open"), Map.of("version", "0"));

        // then
        assertThat(question.select("main").text())
                .contains("is closed: its trainings leave the offer. Its 1 running applications go on");
        var after = catalogue.findByCode(code).orElseThrow();
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.dates().opensOn()).isEqualTo(before.dates().opensOn().plusYears(1));
        assertThat(catalogue.requiredDocuments(after.id())).isEqualTo(catalogue.requiredDocuments(before.id()));
        assertThat(catalogue.get(before.id()).inService()).isFalse();
        assertThat(offer.get().having(mark))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.training().id()).isEqualTo(after.id().value()));
        assertThat(campaigns.get(last).state()).isEqualTo(CampaignEditor.State.CLOSED);
        assertThat(audit.of("campaign", last))
                .extracting(AuditEntry::detail)
                .contains("with 1 application still running");

        // when
        send(
                post("/admin/campaigns/" + next + "/close"),
                Map.of("version", "" + campaigns.get(next).version()));

        // then
        assertThat(offer.get().having(mark)).isEmpty();
        assertThat(catalogue.availability(catalogue.findByCode(code).orElseThrow()))
                .isEqualTo(Availability.OUT_OF_SERVICE);
    }

    @Test
    void aCampaignIsChangedWithinTheDatesOfItsTrainingsAndOnceOnly() throws Exception {
        // given
        var code = "c-" + mark;
        bringIn(code, mark.toUpperCase() + "A");
        var form = new LinkedHashMap<>(fields(page("/admin/campaigns/" + code), "main form"));

        // when
        form.put("endsOn", today().plusDays(80).toString());
        var tooShort = send(post("/admin/campaigns/" + code), form);
        form.put("endsOn", today().minusDays(300).toString());
        var reversed = send(post("/admin/campaigns/" + code), form);
        form.put("endsOn", today().plusDays(250).toString());
        var saved = send(post("/admin/campaigns/" + code), form);
        var late = send(post("/admin/campaigns/" + code), form);

        // then
        assertThat(tooShort.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(tooShort.getContentAsString())
                        .select("#endsOn-error")
                        .text())
                .contains("the last waiting list closes on " + today().plusDays(90));
        assertThat(Jsoup.parse(reversed.getContentAsString())
                        .select("#endsOn-error")
                        .text())
                .contains("is before the campaign start date");
        assertThat(saved.getStatus()).isEqualTo(302);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(campaigns.get(code).endsOn()).isEqualTo(today().plusDays(250));
        assertThat(audit.of("campaign", code))
                .extracting(AuditEntry::detail)
                .contains("end from %s to %s".formatted(today().plusDays(240), today().plusDays(250)));
    }

    @Test
    void nothingOfTheCatalogueIsChangedUnderAnothersVersion() {
        var training = editor.get(trainings.open().id());

        assertThatThrownBy(() -> editor.delete(training.id(), training.version() + 1, administrator))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(editor.get(training.id())).isEqualTo(training);
    }

    @Test
    void anImportOfMoreSeatsCallsTheWaitingListAndOneOfFewerThanAreTakenIsRefused() {
        // given
        var campaign = "c-" + mark;
        var code = mark.toUpperCase() + "A";
        bringIn(campaign, code, "1");
        var training = catalogue.findByCode(code).orElseThrow();
        published(training, Map.of("opinion", "FAVOURABLE"));
        var waiting = published(training, Map.of("opinion", "WAITING_LIST", "opinionRank", 1L));

        // when
        bringIn(campaign, code, "2");

        // then
        assertThat(admissions.status(waiting)).isEqualTo(ApplicationStatus.ADMITTED);
        assertThatThrownBy(() -> bringIn(campaign, code, "1"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(code + ": A capacity of 1 is below the 2 seats already taken");
        assertThat(catalogue.get(training.id()).capacity()).isEqualTo(2);
    }

    private ApplicationId published(TrainingSummary training, Map<String, Object> opinion) {
        var application = admissions.submitted(training);
        admissions.judge(application);
        admissions.completeAsStaff(
                staff.manager(training.centreCode()), application, "userTask_reviewDocuments", Map.of());
        admissions.completeAsStaff(staff.member(training.centreCode()), application, "userTask_giveOpinion", opinion);
        admissions.completeAsStaff(
                staff.president(training.centreCode()),
                application,
                "userTask_validateOpinion",
                Map.of("opinionApproved", true));
        admissions.publish(application);
        return application;
    }

    private void bringIn(String campaign, String code) {
        bringIn(campaign, code, "25");
    }

    private void bringIn(String campaign, String code, String capacity) {
        var yaml = TestDefaults.around(today(), campaign);
        var rows = ProgrammeRows.file(
                ProgrammeRows.of(mark.toUpperCase() + "E", code, "DOMAINE " + mark, "Mention " + mark)
                        .capacity("Oui", capacity));
        importer.bringIn(
                ProgrammeFile.read(rows, mark.toUpperCase() + "E"),
                CatalogueDefaults.read(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void arrange(String documents, String code, String act) throws Exception {
        var version =
                page(documents).select("main tbody input[name=version]").first().val();
        assertThat(send(post(documents), Map.of("code", code, "act", act, "version", version))
                        .getStatus())
                .isEqualTo(302);
    }

    private Map<String, String> form(TrainingId id) throws Exception {
        return fields(page("/admin/trainings/" + id), "main form");
    }

    @Test
    void aTrainingThatIsInNoFileIsMadeByHandAndLeftAloneByImports() throws Exception {
        // given
        trainings.open();
        String code = "L3-" + mark;
        var blank = page("/admin/trainings/new?campaign=test");
        assertThat(blank.select("#campaign option[selected]").val()).isEqualTo("test");
        assertThat(blank.select("input[name=mode][checked]").val()).isEqualTo("DEMATERIALISED");

        // when
        var answer = send(post("/admin/trainings/new"), newTraining(code));
        var again = send(post("/admin/trainings/new"), newTraining(code.toLowerCase()));

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
                .containsExactly(tuple(administrator, "created"));

        // when: a file has the same code, and what it does not name is removed
        var establishment = mark.toUpperCase() + "E";
        var report = importer.bringIn(
                ProgrammeFile.read(
                        ProgrammeRows.file(ProgrammeRows.of(establishment, code, "DOMAINE " + mark, "Mention")),
                        establishment),
                CatalogueDefaults.read(TestDefaults.around(today(), "test").getBytes(StandardCharsets.UTF_8)),
                new CatalogueImporter.Choices(administrator, "test", true, Set.of()));

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
        var answer = send(post("/admin/trainings/new"), form);

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
                staff.signIn(page, baseUrl, administrator);
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

    private MockHttpServletResponse save(TrainingId id, Map<String, String> changes) throws Exception {
        var form = form(id);
        form.putAll(changes);
        return send(post("/admin/trainings/" + id), form);
    }

    private Document refused(TrainingId id, Map<String, String> changes) throws Exception {
        var answer = save(id, changes);
        assertThat(answer.getStatus()).isEqualTo(422);
        return Jsoup.parse(answer.getContentAsString());
    }

    /** What a browser would send of a form as it stands. */
    private static Map<String, String> fields(Document page, String form) {
        var fields = new LinkedHashMap<String, String>();
        for (var data : page.select(form).forms().get(0).formData()) {
            if (!data.key().equals("_csrf")) {
                fields.put(data.key(), data.value());
            }
        }
        return fields;
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, Map<String, String> fields)
            throws Exception {
        fields.forEach(request::param);
        return mvc.perform(request.with(csrf()).with(staff.signedIn(administrator)))
                .andReturn()
                .getResponse();
    }

    private Document page(String path) throws Exception {
        var answer = mvc.perform(get(path).with(staff.signedIn(administrator)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }
}
