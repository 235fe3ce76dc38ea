package fr.candidatflow.application;

import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ProcessDriver;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What the staff of {@link TestCatalogue#CENTRE} do in Tasklist, for tests of the candidate's pages. */
@Component
public class TestReviews {

    private static final String MANAGER = "test-reviews-manager";

    private final AdmissionService admissions;
    private final ProcessDriver driver;
    private final TaskService tasks;
    private final IdentityService identity;

    TestReviews(AdmissionService admissions, ProcessDriver driver, TaskService tasks, IdentityService identity) {
        this.admissions = admissions;
        this.driver = driver;
        this.tasks = tasks;
        this.identity = identity;
    }

    public void claim(ApplicationId id) {
        as(
                MANAGER,
                "centre-",
                "",
                () -> tasks.claim(driver.task(id, "userTask_reviewDocuments").getId(), MANAGER));
    }

    /** Rejects these documents with this comment and validates the others. */
    public void review(ApplicationId id, String comment, String... rejected) {
        claim(id);
        for (Verdict verdict : admissions.verdicts(id)) {
            String code = verdict.document().code();
            boolean bad = List.of(rejected).contains(code);
            if (verdict.toJudge()) {
                admissions.judge(
                        id,
                        code,
                        bad ? DocumentStatus.REJECTED : DocumentStatus.VALIDATED,
                        bad ? comment : null,
                        MANAGER);
            }
        }
        complete(MANAGER, "centre-", "", id, "userTask_reviewDocuments", Map.of());
    }

    /** From the file found complete at its first review to the published opinion. */
    public void publish(ApplicationId id, Opinion opinion, Long rank) {
        driver.runJob(id, "serviceTask_sendReceipt");
        complete(
                "test-reviews-member",
                "commission-",
                "",
                id,
                "userTask_giveOpinion",
                rank == null
                        ? Map.of("opinion", opinion.name())
                        : Map.of("opinion", opinion.name(), "opinionRank", rank));
        complete(
                "test-reviews-president",
                "commission-",
                "-president",
                id,
                "userTask_validateOpinion",
                Map.of("opinionApproved", true));
        driver.runJob(id, "serviceTask_sendFileComplete");
        driver.fireTimer(id, "intermediateCatchEvent_publicationDateReached");
    }

    private void complete(
            String user, String prefix, String suffix, ApplicationId id, String activity, Map<String, Object> values) {
        as(user, prefix, suffix, () -> {
            var task = driver.task(id, activity);
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), user);
            }
            tasks.complete(task.getId(), values);
        });
    }

    private void as(String user, String prefix, String suffix, Runnable work) {
        identity.setAuthentication(user, List.of(prefix + TestCatalogue.CENTRE + suffix));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }
}
