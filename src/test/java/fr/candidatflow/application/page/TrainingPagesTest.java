package fr.candidatflow.application.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.ExpectedDocument;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.RequiredDocument;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingDates;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A training's page, for everybody and for who is signed in. */
@ApplicationTest
class TrainingPagesTest {

    private static final List<RequiredDocument> DOCUMENTS = List.of(
            TestCatalogue.document("CV", "Curriculum vitæ", "Curriculum vitae", false),
            TestCatalogue.document("FRENCH_LEVEL", "Attestation de français", "Proof of French", false),
            TestCatalogue.document("RESIDENCE_PERMIT", "Titre de séjour", "Residence permit", true));

    @Autowired
    MockMvc web;

    @Autowired
    TestCatalogue trainings;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    ApplicationService service;

    @Autowired
    Clock clock;

    private Document page(TrainingSummary training, String language) throws Exception {
        return Jsoup.parse(web.perform(get("/trainings/{code}", training.code()).queryParam("lang", language))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private Document pageOf(AccountId candidate, TrainingSummary training, String language) throws Exception {
        return Jsoup.parse(web.perform(get("/trainings/{code}", training.code())
                        .queryParam("lang", language)
                        .with(accounts.signedIn(candidate)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private TrainingDates opening(LocalDate day) {
        var later = day.plusDays(30);
        return new TrainingDates(day, later, later, null, later, later);
    }

    private static boolean invites(Document page, TrainingSummary training) {
        return !page.select("main a[href=/trainings/%s/application]".formatted(training.code()))
                .isEmpty();
    }

    /** What follows a heading. */
    private static String under(Document page, String heading) {
        var h3 = page.select("main h3:containsOwn(%s)".formatted(heading));
        assertThat(h3).as(heading).hasSize(1);
        return h3.first().nextElementSiblings().select("ul").first().text();
    }

    @Test
    void showsItsDatesPlacesAddressAndTheWayToApply() throws Exception {
        // given
        var training = trainings.open(ApplicationMode.PAPER, 25);

        // when
        var page = page(training, "en");

        // then
        assertThat(invites(page, training)).isTrue();
        assertThat(page.text())
                .contains("Open until", "25 places", "1 rue des Essais", "Cover letter", "Not concerned");
        assertThat(page.select("a[rel=external]").attr("href")).isEqualTo(training.url());
    }

    @Test
    void saysThatAllSeatsAreTakenOnceEverybodyMayKnow() throws Exception {
        // given
        var training = trainings.open(ApplicationMode.DEMATERIALISED, 1);
        var application = admissions.complete(training);
        admissions.giveOpinion(application, Opinion.FAVOURABLE, null);
        admissions.validateOpinion(application, true);

        // when
        var before = page(training, "fr");
        admissions.publish(application);
        var after = page(training, "fr");
        var row = Jsoup.parse(web.perform(get("/trainings").queryParam("q", training.code()))
                .andReturn()
                .getResponse()
                .getContentAsString());

        // then
        assertThat(before.text()).contains("Ouverte jusqu’au").doesNotContain("Complète");
        assertThat(after.text()).contains("Complète, ouverte jusqu’au");
        assertThat(invites(after, training)).isTrue();
        assertThat(row.select(".cf-offer__training").text()).contains("Complète, ouverte jusqu’au");
    }

    @Test
    void anUnknownTrainingIsNotFound() throws Exception {
        web.perform(get("/trainings/NO-SUCH")).andExpect(status().isNotFound());
    }

    @Test
    void whoAppliesSignsInFirst() throws Exception {
        web.perform(get("/trainings/" + trainings.open().code() + "/application"))
                .andExpect(redirectedUrlPattern("**/sign-in*"));
    }

    @Nested
    class Documents {

        TrainingSummary training;

        @BeforeEach
        void aTrainingWhoseDocumentsDependOnTheCandidate() {
            training = trainings.create(opening(LocalDate.now(clock)), DOCUMENTS);
        }

        @Test
        void dependForEverybodyOnWhatTheRuleLooksAt() throws Exception {
            // when
            var page = page(training, "fr");

            // then
            assertThat(under(page, "Demandées à tous")).isEqualTo("Curriculum vitæ");
            assertThat(under(page, "Selon votre situation"))
                    .contains(
                            "Attestation de français Dépend de votre nationalité et de votre baccalauréat.",
                            "Titre de séjour Dépend de votre nationalité.");
            assertThat(page.select("main a[href=/sign-in]")).hasSize(1);
        }

        @Test
        void areThoseOfAFrenchCandidate() throws Exception {
            // given
            var candidate = accounts.activeAccount();
            profiles.complete(candidate);

            // when
            var page = pageOf(candidate, training, "fr");

            // then
            assertThat(under(page, "Celles que vous devrez fournir"))
                    .contains("Curriculum")
                    .doesNotContain("séjour", "français");
            assertThat(under(page, "Celles qui ne vous seront pas demandées"))
                    .contains(
                            "Attestation de français Non demandée : votre niveau de français est déjà attesté.",
                            "Titre de séjour Non demandée aux ressortissants de l’Union européenne");
        }

        @Test
        void areThoseOfAForeignCandidate() throws Exception {
            // given
            var candidate = accounts.activeAccount();
            profiles.completeFromAbroad(candidate);

            // when
            var page = pageOf(candidate, training, "en");

            // then
            assertThat(under(page, "Those you will have to provide"))
                    .contains(
                            "Curriculum",
                            "Proof of French Asked of holders of a foreign qualification",
                            "Residence permit (or “Not concerned”) Asked of nationals of countries outside");
            assertThat(page.select("main h3")).hasSize(1);
        }

        @Test
        void areThoseThatTheApplicationThenAsksFor() throws Exception {
            // given
            var candidate = accounts.activeAccount();
            profiles.completeFromAbroad(candidate);
            var announced = service.documentsExpected(candidate, training).stream()
                    .filter(ExpectedDocument::asked)
                    .map(expected -> expected.document().code())
                    .toList();

            // when
            service.open(candidate, training.id());

            // then
            var number = service.list(candidate).get(0).number();
            assertThat(service.documents(candidate, number))
                    .extracting(DocumentSummary::code)
                    .containsExactlyElementsOf(announced);
        }
    }

    @Nested
    class WhoMayNotApply {

        @Test
        void readsWhenTheTrainingIsNotOpen() throws Exception {
            // given
            var today = LocalDate.now(clock);
            var notYet = trainings.create(opening(today.plusDays(1)), List.of());
            var closed = trainings.create(opening(today.minusDays(31)), List.of());
            var outOfService = trainings.outOfService();

            // then
            assertThat(page(notYet, "fr").text()).contains("(demain)", "Vous pourrez y candidater à partir du");
            assertThat(page(closed, "fr").text()).contains("Close depuis", "On ne peut plus y candidater");
            assertThat(page(outOfService, "fr").text()).contains("Non proposée actuellement");
            var candidate = accounts.activeAccount();
            for (var training : List.of(notYet, closed, outOfService)) {
                assertThat(invites(page(training, "fr"), training)).isFalse();
                assertThat(invites(pageOf(candidate, training, "fr"), training)).isFalse();
            }
        }

        @Test
        void isLedToTheProfileWhileItIsIncomplete() throws Exception {
            // given
            var candidate = accounts.activeAccount();
            var training = trainings.create(opening(LocalDate.now(clock)), DOCUMENTS);

            // when
            var page = pageOf(candidate, training, "fr");

            // then
            assertThat(invites(page, training)).isFalse();
            assertThat(page.text()).contains("Votre profil est incomplet", "Votre profil ne dit pas encore");
            assertThat(page.select("main a[role=button][href=/profile]")).hasSize(1);
        }

        @Test
        void isLedToTheApplicationThatIsThere() throws Exception {
            // given
            var candidate = accounts.activeAccount();
            profiles.complete(candidate);
            var training = trainings.open();
            service.open(candidate, training.id());

            // when
            var page = pageOf(candidate, training, "en");

            // then
            assertThat(invites(page, training)).isFalse();
            assertThat(page.select("main a[role=button]").eachAttr("href"))
                    .containsExactly(
                            "/applications/" + service.list(candidate).get(0).number());
        }
    }
}
