package fr.candidatflow.application;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.profile.TestProfiles;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Applications with their processes, brought where a test needs them by the candidate's own verbs. */
@Component
public class TestApplications {

    /** A candidate who tries to run a script in the manager's session: Tasklist compiles what it takes for a template. */
    public static final String HOSTILE_FIRST_NAME = "{{constructor.constructor('return 6*7')()}}";

    private final ApplicationService service;
    private final CandidateTasks tasks;
    private final AdmissionService admissions;
    private final TestAccounts accounts;
    private final TestProfiles profiles;
    private final TestCatalogue catalogue;

    TestApplications(
            ApplicationService service,
            CandidateTasks tasks,
            AdmissionService admissions,
            TestAccounts accounts,
            TestProfiles profiles,
            TestCatalogue catalogue) {
        this.service = service;
        this.tasks = tasks;
        this.admissions = admissions;
        this.accounts = accounts;
        this.profiles = profiles;
        this.catalogue = catalogue;
    }

    /** Of {@link #HOSTILE_FIRST_NAME} Martin, in the centre {@link TestCatalogue#CENTRE}. */
    public ApplicationSummary submitted() {
        return submitted(catalogue.open());
    }

    /** With a picture as IDENTITY, a PDF as TRANSCRIPTS, and MOTIVATION declared not concerned. */
    public ApplicationSummary submitted(TrainingSummary training) {
        AccountId account =
                accounts.activeAccount("Martin", HOSTILE_FIRST_NAME, TestAccounts.freshEmail(), Locale.FRENCH);
        profiles.complete(account);
        var opened = admissions.get(service.open(account, training.id()));
        deposit(opened, "IDENTITY", "carte.png", TestFiles.png());
        deposit(opened, "TRANSCRIPTS", "notes.pdf", TestFiles.pdf("Notes de licence"));
        service.declareNotConcerned(account, opened.number(), "MOTIVATION");
        certify(opened.id());
        return admissions.get(opened.id());
    }

    public void deposit(ApplicationSummary application, String code, String fileName, byte[] content) {
        service.deposit(
                application.account(),
                application.number(),
                code,
                fileName,
                new ByteArrayInputStream(content),
                content.length);
    }

    /** Submits, or submits again after a correction. */
    public void certify(ApplicationId application) {
        var task = tasks.of(application).get(0);
        tasks.complete(application, task.taskId(), Map.of("certified", true));
    }
}
