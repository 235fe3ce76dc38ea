package fr.candidatflow.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.TestReviews;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingDates;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.support.Tasklist;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;

/**
 * The whole story, from a person who has never been here to a confirmed admission, in a real browser: the candidate in the
 * portal, the manager, the commission and its president in Tasklist, the job executor at work as in production, each mail read
 * at the SMTP server and each step in the engine's history.
 */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionStoryTest {

    private static final String COMMENT = "The second page is missing: please scan both sides.";
    private static final String PASSWORD = "un cheval, trois agrafes";

    @Autowired
    MessageSource messages;

    @Autowired
    Mailbox mails;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestStaff staff;

    @Autowired
    TestReviews reviews;

    @Autowired
    TestAdmissions steps;

    @Autowired
    ProcessDriver driver;

    @Autowired
    AdmissionService admissions;

    @Autowired
    HistoryService history;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Clock clock;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    /** And there is an administrator: without one, Camunda sends everybody to its setup page, which is closed. */
    @BeforeAll
    void startJobExecutor() {
        staff.administrator();
        jobExecutor().start();
    }

    @AfterAll
    void stopJobExecutor() {
        jobExecutor().shutdown();
    }

    private JobExecutor jobExecutor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    @Test
    void aFrenchCandidateOnAPhoneIsAdmittedAfterCorrectingTheFile(Browser browser) {
        tell(browser, Locale.FRENCH, Browser.Device.PHONE, true, "fr", inTasklist(browser));
    }

    @Test
    void aForeignCandidateWithoutJavaScriptIsAdmittedInEnglish(Browser browser) {
        tell(browser, Locale.ENGLISH, Browser.Device.DESK, false, "en", behindTheScenes());
    }

    private void tell(
            Browser browser, Locale language, Browser.Device device, boolean javaScript, String story, StaffWork work) {
        boolean french = language.equals(Locale.FRENCH);
        var training = trainingPublishedAtOnce();
        String email = TestAccounts.freshEmail();
        var inbox = new Inbox(mails, email);
        try (var visitor = browser.visitor(device, language, javaScript)) {
            var candidate = new Portal(browser, visitor, messages, language, javaScript, story);

            signUp(candidate, email, language);
            signInTheFirstTime(candidate, inbox, french);
            fillInProfile(candidate, french);
            String number = apply(candidate, training);
            inbox.await(2, subject(french, Subject.OPENED));

            depositAndSubmit(candidate, training, french);
            inbox.await(3, subject(french, Subject.RECEIPT));

            work.review(number, COMMENT);
            correct(candidate, inbox.await(4, subject(french, Subject.INCOMPLETE)), french);
            inbox.await(5, subject(french, Subject.RECEIPT));

            work.review(number, null);
            inbox.await(6, subject(french, Subject.COMPLETE));

            work.admit(number);
            confirm(candidate, inbox.await(7, subject(french, Subject.FAVOURABLE)));
            inbox.await(8, subject(french, Subject.CONFIRMED));

            assertHistory(number);
            candidate.assertNoFaults();
        }
    }

    /** The staff's part of the story. */
    private interface StaffWork {

        /** @param comment why the transcripts are rejected, null when all is valid */
        void review(String number, String comment);

        void admit(String number);
    }

    private StaffWork inTasklist(Browser browser) {
        return new StaffWork() {
            @Override
            public void review(String number, String comment) {
                at(browser, staff.manager(TestCatalogue.CENTRE), tasklist -> {
                    tasklist.open("Files to review", number);
                    tasklist.claim();
                    if (comment != null) {
                        tasklist.judge("Identity document", "Validate", null);
                    }
                    tasklist.judge("Transcripts", comment == null ? "Validate" : "Reject", comment);
                    tasklist.complete(comment == null ? "fr-tasklist-2-second-review" : "fr-tasklist-1-review");
                });
            }

            @Override
            public void admit(String number) {
                at(browser, staff.member(TestCatalogue.CENTRE), tasklist -> {
                    tasklist.open("Opinions to give", number);
                    tasklist.claim();
                    tasklist.giveOpinion("Favourable", "Solid results, clear project.");
                    tasklist.complete("fr-tasklist-3-opinion");
                });
                at(browser, staff.president(TestCatalogue.CENTRE), tasklist -> {
                    tasklist.open("Opinions to validate", number);
                    tasklist.claim();
                    tasklist.validateOpinion();
                    tasklist.complete("fr-tasklist-4-validation");
                });
            }
        };
    }

    /** One language's staff in the browser is enough. */
    private StaffWork behindTheScenes() {
        return new StaffWork() {
            @Override
            public void review(String number, String comment) {
                var application = settled(number);
                if (comment == null) {
                    reviews.review(application, null);
                } else {
                    reviews.review(application, comment, "TRANSCRIPTS");
                }
            }

            @Override
            public void admit(String number) {
                var application = settled(number);
                steps.giveOpinion(application, Opinion.FAVOURABLE, null);
                steps.validateOpinion(application, true);
            }

            /** The staff is slower than the job executor: its mail is sent, and what ends it is done. */
            private ApplicationId settled(String number) {
                var application = admissions.findByNumber(number).orElseThrow().id();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> driver.waitingJobs(application).stream()
                                .noneMatch(job -> job.startsWith("serviceTask_send")));
                return application;
            }
        };
    }

    private void at(Browser browser, String user, Consumer<Tasklist> work) {
        try (var office = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var tasklist = new Tasklist(office, baseUrl);
            tasklist.signIn(user, TestStaff.PASSWORD);
            work.accept(tasklist);
        }
    }

    /** The eight mails of the story, by the beginning of their subjects. */
    private enum Subject {
        ACTIVATION("Activez votre compte", "Activate your CandidatFlow account"),
        OPENED("Votre candidature est ouverte", "Your application is open"),
        RECEIPT("Nous avons bien reçu votre dossier", "We have received your file"),
        INCOMPLETE("Dossier incomplet", "Incomplete file"),
        COMPLETE("Votre dossier est complet", "Your file is complete"),
        FAVOURABLE("Avis favorable", "Favourable opinion"),
        CONFIRMED("Votre admission est confirmée", "Your admission is confirmed");

        private final String french;
        private final String english;

        Subject(String french, String english) {
            this.french = french;
            this.english = english;
        }
    }

    private static String subject(boolean french, Subject subject) {
        return french ? subject.french : subject.english;
    }

    /** An opinion of this training is published as soon as it is validated. */
    private TrainingSummary trainingPublishedAtOnce() {
        var today = LocalDate.now(clock);
        return catalogue.create(
                new TrainingDates(
                        today.minusDays(10),
                        today.plusDays(30),
                        today.plusDays(45),
                        null,
                        today.plusDays(75),
                        today.plusDays(90)),
                TestCatalogue.DOCUMENTS);
    }

    private void signUp(Portal candidate, String email, Locale language) {
        candidate.open(baseUrl + "/?lang=" + language.getLanguage());
        candidate.sees("account.home.title", "home");
        candidate.follow("account.home.create");
        candidate.press("account.new.submit");
        candidate.readsKey("account.last-name.missing");
        candidate.seesTitle(candidate.text("account.new.title"), "sign-up-refused");
        candidate.type("account.last-name", "O’Brien-Lefèvre");
        candidate.type("account.first-name", "Zoé");
        candidate.type("account.email", email);
        candidate.press("account.new.submit");
        candidate.sees("account.mail-sent.title", "mail-sent");
    }

    private void signInTheFirstTime(Portal candidate, Inbox inbox, boolean french) {
        String mail = inbox.await(1, subject(french, Subject.ACTIVATION));
        candidate.open(Inbox.link(mail));
        candidate.readsKey("account.activation.done");
        candidate.sees("account.home.title", "activated");
        candidate.goToSignIn();
        candidate.sees("account.sign-in.title", "sign-in");
        candidate.type("account.user-id", Inbox.behind(mail, french ? "Identifiant :" : "User ID:"));
        candidate.type(
                "account.sign-in.password",
                Inbox.behind(mail, french ? "Mot de passe à usage unique :" : "One-time password:"));
        candidate.press("account.sign-in.submit");
        candidate.sees("account.password.title", "choose-password");
        candidate.type("account.password.new", PASSWORD);
        candidate.type("account.password.confirmation", PASSWORD);
        candidate.press("account.password.submit");
        candidate.readsKey("account.password.chosen");
    }

    private void fillInProfile(Portal candidate, boolean french) {
        candidate.navigate("layout.navigation.profile");
        candidate.sees("profile.title", "profile-empty");
        candidate.follow("profile.block.personal-information");
        candidate.choose("profile.field.nationality", french ? "FR" : "CA");
        candidate.check(french ? "profile.civility.MME" : "profile.civility.M");
        candidate.type("profile.field.birthName", "O’Brien-Lefèvre");
        candidate.type("profile.field.firstName", "Zoé");
        candidate.typeDate(29, 2, 2004);
        candidate.choose("profile.field.birthCountry", french ? "FR" : "CA");
        if (french) {
            candidate.type("profile.field.birthDepartment", "54");
        }
        candidate.type("profile.field.birthTown", french ? "Nancy" : "Montréal");
        candidate.sees("profile.block.personal-information", "personal-information");
        candidate.press("profile.save-and-continue");

        candidate.sees("profile.block.address", "address");
        candidate.choose("profile.field.country", "FR");
        candidate.type("profile.field.line1", "12 rue de l’Église");
        candidate.type("profile.field.postalCode", "54000");
        candidate.type("profile.field.town", "Nancy");
        candidate.press("profile.save-and-continue");

        candidate.check(french ? "profile.route.french" : "profile.route.foreign");
        candidate.type("profile.field.baccalaureateYear", "2020");
        candidate.sees("profile.block.baccalaureate", "baccalaureate");
        candidate.press("profile.continue");
        if (french) {
            candidate.choose("profile.field.series", "S");
            candidate.type("profile.field.department", "54");
            candidate.type("profile.field.school", "Lycée Henri-Poincaré, Nancy");
        } else {
            candidate.choose("profile.field.baccalaureateCountry", "CA");
        }
        candidate.seesTitle(
                candidate.text("profile.route." + (french ? "french" : "foreign") + ".heading", "2020"),
                "baccalaureate-series");
        candidate.press("profile.save-and-continue");

        if (french) {
            candidate.sees("profile.title", "profile-ine-missing");
            candidate.follow("profile.block.ine");
            candidate.type("profile.field.ine", "123456789");
            candidate.press("profile.save-and-continue");
            candidate.seesTitle(candidate.text("profile.block.ine"), "ine-refused");
            candidate.type("profile.field.ine", "123456789AB");
            candidate.press("profile.save-and-continue");
            candidate.navigate("layout.navigation.profile");
        }
        candidate.readsKey("profile.complete");
        candidate.sees("profile.title", "profile-complete");
    }

    private String apply(Portal candidate, TrainingSummary training) {
        candidate.navigate("layout.navigation.trainings");
        candidate.sees("offer.title", "offer");
        candidate.type("offer.filter", training.code());
        candidate.press("offer.filter.submit");
        candidate.followWords(training.title());
        candidate.seesTitle(training.title(), "training");
        candidate.follow("training.apply");
        candidate.sees("application.apply.title", "apply");
        candidate.press("application.apply.yes");
        candidate.readsKey("application.opened");
        candidate.seesTitle(training.title(), "application-opened");
        return candidate.path().substring("/applications/".length());
    }

    private void depositAndSubmit(Portal candidate, TrainingSummary training, boolean french) {
        String identity = french ? "Pièce d’identité" : "Identity document";
        String transcripts = french ? "Relevés de notes" : "Transcripts";
        String letter = french ? "Lettre de motivation" : "Cover letter";

        candidate.deposit(identity, new FilePayload("carte.exe", "application/octet-stream", new byte[] {1, 2, 3}));
        candidate.readsKey("document.refused.type");
        candidate.seesTitle(training.title(), "deposit-refused");
        candidate.deposit(identity, new FilePayload("carte.png", "image/png", TestFiles.png()));
        candidate.seesStatus(identity, "TRANSMITTED");
        candidate.deposit(transcripts, new FilePayload("notes.pdf", "application/pdf", TestFiles.pdf("Page 1 of 2")));
        candidate.seesStatus(transcripts, "TRANSMITTED");
        candidate.followFor("application.document.not-concerned", letter);
        candidate.seesTitle(candidate.text("application.document.not-concerned"), "not-concerned");
        candidate.press("application.not-concerned.yes");
        candidate.seesStatus(letter, "NOT_CONCERNED");
        candidate.readsKey("application.documents.all-in");
        candidate.seesTitle(training.title(), "all-documents-in");

        candidate.follow("application.task.userTask_submitApplication");
        candidate.press("forms.submit-application.submit");
        candidate.readsKey("forms.submit-application.certified.missing");
        candidate.sees("application.task.userTask_submitApplication", "submit-refused");
        candidate.check("forms.submit-application.certified");
        candidate.press("forms.submit-application.submit");
        candidate.readsKey("application.task.userTask_submitApplication.done.SUBMITTED");
        candidate.sees("application.receipt.title", "receipt");
    }

    private void correct(Portal candidate, String mail, boolean french) {
        String transcripts = french ? "Relevés de notes" : "Transcripts";
        assertThat(mail).contains(COMMENT);
        candidate.open(Inbox.link(mail));
        candidate.reads(COMMENT);
        candidate.seesStatus(transcripts, "REJECTED");
        candidate.pressFor("application.document.remove", transcripts);
        candidate.seesStatus(transcripts, "PENDING");
        candidate.deposit(transcripts, new FilePayload("notes.pdf", "application/pdf", TestFiles.pdf("Pages 1 and 2")));
        candidate.seesStatus(transcripts, "TRANSMITTED");
        candidate.follow("application.task.userTask_correctFile");
        candidate.check("forms.correct-file.certified");
        candidate.sees("application.task.userTask_correctFile", "correct-file");
        candidate.press("forms.correct-file.submit");
        candidate.readsKey("application.task.userTask_correctFile.done.SUBMITTED");
    }

    private void confirm(Portal candidate, String mail) {
        candidate.open(Inbox.link(mail));
        candidate.readsKey("application.status.ADMITTED");
        candidate.follow("application.task.userTask_confirmOrWithdraw");
        candidate.check("forms.confirm-or-withdraw.confirm");
        candidate.sees("application.task.userTask_confirmOrWithdraw", "answer");
        candidate.press("forms.confirm-or-withdraw.submit");
        candidate.readsKey("application.task.userTask_confirmOrWithdraw.done.CONFIRMED");
        candidate.readsKey("application.status.CONFIRMED");
        candidate.navigate("layout.navigation.applications");
        candidate.sees("application.list.title", "applications");
        candidate.navigate("layout.navigation.messages");
        candidate.sees("messages.title", "messages");
        candidate.signOut();
        candidate.readsKey("account.signed-out");
    }

    /** What Cockpit shows: two rounds of review, one opinion, an answer, and no incident on the way. */
    private void assertHistory(String number) {
        var application = admissions.findByNumber(number).orElseThrow();
        assertThat(application.status()).isEqualTo(ApplicationStatus.CONFIRMED);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> activities(application.id().toString()).contains("userTask_withdrawAfterConfirmation"));
        assertThat(activities(application.id().toString()))
                .containsSubsequence(
                        "userTask_submitApplication",
                        "userTask_reviewDocuments",
                        "userTask_correctFile",
                        "userTask_reviewDocuments",
                        "userTask_giveOpinion",
                        "userTask_validateOpinion",
                        "userTask_confirmOrWithdraw",
                        "userTask_withdrawAfterConfirmation");
        String root = rootInstance(application.id().toString());
        assertThat(history.createHistoricIncidentQuery().list())
                .noneMatch(incident -> root.equals(incident.getRootProcessInstanceId()));
    }

    private String rootInstance(String businessKey) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .processDefinitionKey("application")
                .singleResult()
                .getId();
    }

    private List<String> activities(String businessKey) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(instance -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .activityType("userTask")
                        .list()
                        .stream())
                .sorted((a, b) -> a.getStartTime().compareTo(b.getStartTime()))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
