package fr.candidatflow.insight.figures;

/** What counts as a step of a diagram, and how its ended executions are read from the engine's history. */
final class EndedSteps {

    /** Stands in place of a range of durations for executions that were interrupted. */
    static final int INTERRUPTED = -1;

    /** Gateways, starts, ends and boundary events take no time and are left out. */
    static final String IS_STEP = """
            a.act_type_ not like '%Gateway' and a.act_type_ not like '%tartEvent'
            and a.act_type_ not like '%EndEvent' and a.act_type_ not like 'boundary%'
            """;

    /**
     * A range of durations is 6 % wide, and each millisecond alone in the beginning: narrow enough that few durations share the
     * range of a median, wide enough that the steps of a month fill few ranges. A repeat is an execution in an instance that had
     * the step before.
     */
    static final String COLUMNS = """
            a.proc_def_id_ definition_id, a.act_id_ activity,
            case when a.act_inst_state_ = 2 then -1 else floor(16 * ln(a.duration_ + 1))::int end bucket,
            a.act_name_ as name, a.act_type_ as type,
            exists (select from act_hi_actinst e
                    where e.proc_inst_id_ = a.proc_inst_id_ and e.act_id_ = a.act_id_
                      and (e.start_time_, e.sequence_counter_, e.id_) < (a.start_time_, a.sequence_counter_, a.id_))::int repeats,
            a.duration_ duration
            """;

    private EndedSteps() {}

    /** The durations of a row of sums, one by one; those that are all the same are kept once. */
    static String unfolded(String sums) {
        return "unnest(case when %1$s.lowest = %1$s.highest then array_fill(%1$s.lowest, array[%1$s.times]) else %1$s.durations end)"
                .formatted(sums);
    }
}
