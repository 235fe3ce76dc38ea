package fr.candidatflow.workflow.staffcorrection;

import fr.candidatflow.application.CorrectionMade;
import fr.candidatflow.workflow.engine.Instances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** processes/staff-correction.bpmn: the candidate is told what the staff has put right; one instance for each act. */
@Component
public class StaffCorrectionProcess {

    public static final String KEY = "staff-correction";

    static final String DEADLINE_MOVED = "staff-correction.deadlineMoved";
    static final String FILE_REOPENED = "staff-correction.fileReopened";
    static final String VERDICT_REVISED = "staff-correction.verdictRevised";
    static final String WITHDRAWN_ON_BEHALF = "staff-correction.withdrawnOnBehalf";

    private final Instances instances;

    StaffCorrectionProcess(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void tell(CorrectionMade event) {
        var id = event.application();
        switch (event.correction()) {
            case DEADLINE_MOVED -> instances.startByMessage(DEADLINE_MOVED, id);
            case FILE_REOPENED -> instances.startByMessage(FILE_REOPENED, id);
            case VERDICT_REVISED -> instances.startByMessage(VERDICT_REVISED, id);
            case WITHDRAWN_ON_BEHALF -> instances.startByMessage(WITHDRAWN_ON_BEHALF, id);
            case OPINION_ANNULLED -> {
                // The candidate never saw it.
            }
        }
    }
}
