package fr.candidatflow.workflow.task;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ClaimedBySomebodyElse;
import fr.candidatflow.application.PaperDesk;
import fr.candidatflow.application.StatusForbids;
import fr.candidatflow.workflow.engine.PaperDays;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps that wait for an envelope, the same ones that Tasklist offers. */
@Component
class EnginePaperDesk implements PaperDesk {

    private static final String FILE = "userTask_registerPaperFile";
    private static final String CORRECTION = "userTask_registerCorrection";

    private final TaskService tasks;
    private final AdmissionService admissions;

    EnginePaperDesk(TaskService tasks, AdmissionService admissions) {
        this.tasks = tasks;
        this.admissions = admissions;
    }

    @Override
    public Optional<Awaited> awaited(ApplicationId application) {
        return task(application)
                .map(task -> new Awaited(task.getTaskDefinitionKey().equals(CORRECTION), task.getAssignee()));
    }

    @Override
    @Transactional
    public void register(ApplicationId application, LocalDate postmarkedOn, LocalDate receivedOn, String staffId) {
        var task = task(application)
                .orElseThrow(() -> new StatusForbids(admissions.get(application).status()));
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), staffId);
        } else if (!task.getAssignee().equals(staffId)) {
            throw new ClaimedBySomebodyElse(task.getAssignee());
        }
        tasks.complete(
                task.getId(),
                Map.of(
                        PaperDays.POSTMARKED_ON.name(),
                        postmarkedOn.toString(),
                        PaperDays.RECEIVED_ON.name(),
                        receivedOn.toString()));
    }

    private Optional<Task> task(ApplicationId application) {
        return Optional.ofNullable(tasks.createTaskQuery()
                .processInstanceBusinessKey(application.toString())
                .taskDefinitionKeyIn(FILE, CORRECTION)
                .singleResult());
    }
}
