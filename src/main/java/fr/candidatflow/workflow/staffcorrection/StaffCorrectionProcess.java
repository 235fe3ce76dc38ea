package fr.candidatflow.workflow.staffcorrection;

import fr.candidatflow.application.Correction;
import fr.candidatflow.application.CorrectionMade;
import fr.candidatflow.application.CorrectionReasons;
import fr.candidatflow.workflow.engine.Instances;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.util.HashMap;
import java.util.Map;
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

    /** Of which move of a date a mail tells; null when no reason was kept. */
    static final ProcessVariable<Number> CORRECTION_ID = ProcessVariable.number("correctionId");

    private final Instances instances;
    private final CorrectionReasons reasons;

    StaffCorrectionProcess(Instances instances, CorrectionReasons reasons) {
        this.instances = instances;
        this.reasons = reasons;
    }

    @EventListener
    void tell(CorrectionMade event) {
        var id = event.application();
        switch (event.correction()) {
            case DEADLINE_MOVED -> {
                var move = new HashMap<String, Object>();
                CORRECTION_ID.put(
                        move, reasons.lastId(id, Correction.DEADLINE_MOVED).orElse(null));
                instances.startByMessage(DEADLINE_MOVED, id, move);
            }
            case FILE_REOPENED -> instances.startByMessage(FILE_REOPENED, id, Map.of());
            case VERDICT_REVISED -> instances.startByMessage(VERDICT_REVISED, id, Map.of());
            case WITHDRAWN_ON_BEHALF -> instances.startByMessage(WITHDRAWN_ON_BEHALF, id, Map.of());
            case OPINION_ANNULLED -> {
                // The candidate never saw it.
            }
        }
    }
}
