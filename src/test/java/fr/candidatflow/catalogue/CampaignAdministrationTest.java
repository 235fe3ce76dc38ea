package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class CampaignAdministrationTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    CatalogueService catalogue;

    @Autowired
    CampaignEditor campaigns;

    @Autowired
    CurrentOffer offer;

    @Autowired
    CatalogueImporter importer;

    @Autowired
    Audit audit;

    @Autowired
    Clock clock;

    private final String mark = UUID.randomUUID().toString().substring(0, 7);
    private Administrator administrator;

    @BeforeEach
    void signIn() {
        administrator = new Administrator(mvc, staff);
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
        var form = administrator.form("/admin/campaigns/new?from=" + last);
        form.putAll(Map.of("code", next, "labelFr", "Campagne suivante", "labelEn", "Next campaign"));
        assertThat(form)
                .containsEntry("endsOn", today().plusDays(240).plusYears(1).toString());
        var tooShort = new LinkedHashMap<>(form);
        tooShort.put("endsOn", today().plusDays(80).plusYears(1).toString());
        var refused = administrator.send(post("/admin/campaigns/new"), tooShort);
        assertThat(administrator.send(post("/admin/campaigns/new"), form).getStatus())
                .isEqualTo(302);
        var twice = administrator.send(post("/admin/campaigns/new"), form);

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
        var question = administrator.page("/admin/campaigns/" + next + "/open");
        administrator.send(post("/admin/campaigns/" + next + "/open"), Map.of("version", "0"));

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
        administrator.send(
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
        var form = administrator.form("/admin/campaigns/" + code);

        // when
        form.put("endsOn", today().plusDays(80).toString());
        var tooShort = administrator.send(post("/admin/campaigns/" + code), form);
        form.put("endsOn", today().minusDays(300).toString());
        var reversed = administrator.send(post("/admin/campaigns/" + code), form);
        form.put("endsOn", today().plusDays(250).toString());
        var saved = administrator.send(post("/admin/campaigns/" + code), form);
        var late = administrator.send(post("/admin/campaigns/" + code), form);

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
}
