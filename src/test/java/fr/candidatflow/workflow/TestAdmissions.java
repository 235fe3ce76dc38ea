package fr.candidatflow.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.Verdict;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.engine.TestStaff;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;

/** Takes applications through their processes as candidates and staff do: through the services and the open tasks only. */
@TestComponent
public class TestAdmissions {

    private final TestAccounts accounts;
    private final TestProfiles profiles;
    private final TestCatalogue catalogue;
    private final TestStaff staff;
    private final AccountService accountService;
    private final ApplicationService applications;
    private final AdmissionService admissions;
    private final CandidateTasks candidateTasks;
    private final ProcessDriver driver;
    private final TaskService tasks;
    private final IdentityService identity;
    private final GreenMail smtp;

    /** A server that is stopped forgets what it has received. */
    private final List<MimeMessage> receivedBeforeStops = new CopyOnWriteArrayList<>();

    private String manager;
    private String member;
    private String president;

    TestAdmissions(
            TestAccounts accounts,
            TestProfiles profiles,
            TestCatalogue catalogue,
            TestStaff staff,
            AccountService accountService,
            ApplicationService applications,
            AdmissionService admissions,
            CandidateTasks candidateTasks,
            ProcessDriver driver,
            TaskService tasks,
            IdentityService identity,
            GreenMail smtp) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.staff = staff;
        this.accountService = accountService;
        this.applications = applications;
        this.admissions = admissions;
        this.candidateTasks = candidateTasks;
        this.driver = driver;
        this.tasks = tasks;
        this.identity = identity;
        this.smtp = smtp;
    }

    // Stages

    /** A new candidate applies to a new training. */
    public ApplicationId open() {
        return open(catalogue.open());
    }

    /** A new candidate applies. */
    public ApplicationId open(TrainingSummary training) {
        var account = accounts.activeAccount();
        profiles.complete(account);
        return applications.open(account, training.id());
    }

    /** A candidate applies to one more training. */
    public ApplicationId open(TrainingSummary training, AccountId account) {
        return applications.open(account, training.id());
    }

    public ApplicationId submitted() {
        return submitted(catalogue.open());
    }

    public ApplicationId submitted(TrainingSummary training) {
        var application = open(training);
        submit(application);
        return application;
    }

    /** Incomplete: the transcripts were rejected. */
    public ApplicationId incomplete() {
        var application = submitted();
        review(application, "TRANSCRIPTS");
        return application;
    }

    public ApplicationId complete() {
        return complete(catalogue.open());
    }

    public ApplicationId complete(TrainingSummary training) {
        var application = submitted(training);
        driver.runJob(application, "serviceTask_sendReceipt");
        review(application);
        return application;
    }

    public ApplicationId admitted(TrainingSummary training) {
        return published(training, Opinion.FAVOURABLE, null);
    }

    /** From an application that is open to its offer. */
    public void admit(ApplicationId application) {
        submit(application);
        driver.runJob(application, "serviceTask_sendReceipt");
        review(application);
        giveOpinion(application, Opinion.FAVOURABLE, null);
        validateOpinion(application, true);
        publish(application);
    }

    public ApplicationId waitingListed(TrainingSummary training, int rank) {
        return published(training, Opinion.WAITING_LIST, rank);
    }

    public ApplicationId published(TrainingSummary training, Opinion opinion, Integer rank) {
        var application = complete(training);
        giveOpinion(application, opinion, rank);
        validateOpinion(application, true);
        publish(application);
        return application;
    }

    // The candidate

    /** Deposits what is missing or was rejected. */
    public void deposit(ApplicationId id) {
        var application = admissions.get(id);
        for (DocumentSummary document : admissions.documents(id)) {
            if (document.status() == DocumentStatus.PENDING || document.status() == DocumentStatus.REJECTED) {
                byte[] file = TestFiles.pdf(document.code());
                applications.deposit(
                        application.account(),
                        application.number(),
                        document.code(),
                        document.code() + ".pdf",
                        new ByteArrayInputStream(file),
                        file.length);
            }
        }
    }

    public void submit(ApplicationId id) {
        deposit(id);
        completeAsCandidate(id, "userTask_submitApplication", Map.of("certified", true));
    }

    public void correct(ApplicationId id) {
        deposit(id);
        completeAsCandidate(id, "userTask_correctFile", Map.of("certified", true));
    }

    public void answer(ApplicationId id, Answer answer) {
        completeAsCandidate(id, "userTask_confirmOrWithdraw", Map.of("answer", answer.name()));
    }

    /** Withdraws for good: the time to take it back passes. */
    public void withdraw(ApplicationId id) {
        answer(id, Answer.WITHDRAW);
        makeWithdrawalFinal(id);
    }

    public void takeWithdrawalBack(ApplicationId id) {
        completeAsCandidate(id, "userTask_takeWithdrawalBack", Map.of());
    }

    public void makeWithdrawalFinal(ApplicationId id) {
        driver.fireTimer(id, "boundaryEvent_withdrawalFinal");
    }

    public void withdrawAfterConfirmation(ApplicationId id) {
        completeAsCandidate(id, "userTask_withdrawAfterConfirmation", Map.of("withdrawalConfirmed", true));
    }

    public void recall(ApplicationId id) {
        applications.recall(account(id), number(id));
    }

    public void cancel(ApplicationId id) {
        applications.cancel(account(id), number(id));
    }

    public void leaveWaitingList(ApplicationId id) {
        applications.leaveWaitingList(account(id), number(id));
    }

    public void completeAsCandidate(ApplicationId id, String activityId, Map<String, Object> values) {
        candidateTasks.complete(id, driver.task(id, activityId).getId(), values);
    }

    // The staff

    public String manager() {
        manager = manager == null ? staff.manager(TestCatalogue.CENTRE) : manager;
        return manager;
    }

    public String member() {
        member = member == null ? staff.member(TestCatalogue.CENTRE) : member;
        return member;
    }

    public String president() {
        president = president == null ? staff.president(TestCatalogue.CENTRE) : president;
        return president;
    }

    /** Claims and closes the review; rejects these documents with a comment, validates the others. */
    public void review(ApplicationId id, String... rejected) {
        judge(id, rejected);
        completeAsStaff(manager(), id, "userTask_reviewDocuments", Map.of());
    }

    /** Gives a verdict on each document that waits for one. */
    public void judge(ApplicationId id, String... rejected) {
        for (Verdict verdict : admissions.verdicts(id)) {
            var code = verdict.document().code();
            boolean reject = Arrays.asList(rejected).contains(code);
            if (verdict.toJudge()) {
                admissions.judge(
                        id,
                        code,
                        reject ? DocumentStatus.REJECTED : DocumentStatus.VALIDATED,
                        reject ? "Unreadable, please scan it again" : null,
                        manager());
            }
        }
    }

    public void registerPaper(ApplicationId id, String activityId, LocalDate postmarkedOn, LocalDate receivedOn) {
        completeAsStaff(
                manager(),
                id,
                activityId,
                Map.of("postmarkedOn", postmarkedOn.toString(), "receivedOn", receivedOn.toString()));
    }

    /** @param rank null unless the opinion is the waiting list */
    public void giveOpinion(ApplicationId id, Opinion opinion, Integer rank) {
        var values = new HashMap<String, Object>(Map.of("opinion", opinion.name(), "opinionComment", "Seen"));
        if (opinion == Opinion.UNFAVOURABLE) {
            values.put("opinionReason", "LEVEL");
        }
        if (rank != null) {
            values.put("opinionRank", rank.longValue());
        }
        completeAsStaff(member(), id, "userTask_giveOpinion", values);
    }

    public void validateOpinion(ApplicationId id, boolean approved) {
        completeAsStaff(
                president(),
                id,
                "userTask_validateOpinion",
                Map.of("opinionApproved", approved, "opinionComment", approved ? "Agreed" : "Please look again"));
    }

    /** Sends the complete-file notice, and fires the publication's timer. */
    public void publish(ApplicationId id) {
        driver.runJob(id, "serviceTask_sendFileComplete");
        driver.fireTimer(id, "intermediateCatchEvent_publicationDateReached");
    }

    public void completeAsStaff(String user, ApplicationId id, String activityId, Map<String, Object> values) {
        as(user, () -> {
            var task = driver.task(id, activityId);
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), user);
            }
            tasks.complete(task.getId(), values);
        });
    }

    /** Works in the engine as a signed-in person of the staff does, with that person's rights. */
    public void as(String user, Runnable work) {
        var groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(user, groups);
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    // What became of it

    public ApplicationStatus status(ApplicationId id) {
        return admissions.get(id).status();
    }

    public AccountId account(ApplicationId id) {
        return admissions.get(id).account();
    }

    public String number(ApplicationId id) {
        return admissions.get(id).number();
    }

    /** What has arrived at the SMTP server for the candidate, in order. */
    public List<MailTemplate> mails(ApplicationId id) {
        var email = accountService.get(account(id)).email();
        return Stream.concat(receivedBeforeStops.stream(), Arrays.stream(smtp.getReceivedMessages()))
                .filter(mail -> isTo(mail, email))
                .map(TestAdmissions::template)
                .toList();
    }

    /** Runs a send while the SMTP server is down, then again when it is back. */
    public void runJobThatFailsOnce(ApplicationId id, String activityId) {
        receivedBeforeStops.addAll(List.of(smtp.getReceivedMessages()));
        smtp.stop();
        try {
            assertThatThrownBy(() -> driver.runJob(id, activityId))
                    .as("a send without SMTP server")
                    .isInstanceOf(RuntimeException.class);
        } finally {
            smtp.start();
        }
        driver.runJob(id, activityId);
    }

    private static boolean isTo(MimeMessage mail, String email) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .anyMatch(to -> to.toString().contains(email));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MailTemplate template(MimeMessage mail) {
        try {
            var subject = mail.getSubject();
            var matching = Arrays.stream(MailTemplate.values())
                    .filter(template -> subject.startsWith(subjectOf(template)))
                    .toList();
            assertThat(matching).as("templates with the subject %s", subject).hasSize(1);
            return matching.get(0);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The French subject up to its first variable. */
    private static String subjectOf(MailTemplate template) {
        var file = "mail/" + template.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".fr.txt";
        try {
            var text = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
            var subject = text.lines().findFirst().orElseThrow().substring("Subject: ".length());
            int variable = subject.indexOf("[(");
            return variable < 0 ? subject : subject.substring(0, variable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
