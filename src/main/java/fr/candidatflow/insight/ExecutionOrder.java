package fr.candidatflow.insight;

import java.util.Comparator;
import java.util.UUID;
import org.camunda.bpm.engine.history.HistoricActivityInstance;

/**
 * The order in which the engine began its steps. The history's moments are too coarse for it: one transaction begins many steps in
 * a millisecond. Its ids end in UUIDs of version 1, which hold a finer moment of their own.
 */
public final class ExecutionOrder {

    /** Of two rows {@code a} of {@code act_hi_actinst} with the same moment, the one that was begun first has the smaller. */
    public static final String SQL =
            "substr(right(a.id_, 36), 16, 3) || substr(right(a.id_, 36), 10, 4) || substr(right(a.id_, 36), 1, 8)";

    public static final Comparator<HistoricActivityInstance> BEGUN =
            Comparator.comparing(HistoricActivityInstance::getStartTime).thenComparing(step -> ticks(step.getId()));

    private static final int UUID_LENGTH = 36;

    private ExecutionOrder() {}

    private static long ticks(String id) {
        return UUID.fromString(id.substring(id.length() - UUID_LENGTH)).timestamp();
    }
}
