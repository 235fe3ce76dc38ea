package fr.candidatflow.insight;

/**
 * The way that an instance took, in the steps that somebody decides or waits for: user tasks, receive tasks and call activities when
 * they began, events when they happened, loops as often as they were gone through. In the order of time. Left out are
 *
 * <ul>
 *   <li>service tasks, gateways, frames and ends, since mails leave beside the path and may be early or late;
 *   <li>a plain start, which all have;
 *   <li>timers and messages that were waited for and did not happen.
 * </ul>
 *
 * Last comes what became of the instance: the end event that it reached last, or the engine's word for its state. A path's id is the
 * MD5 of all that, so that the same path has the same id in all versions and periods.
 */
public final class InstancePath {

    /** Between two steps; in no id of BPMN. */
    public static final String SEPARATOR = ">";

    /** The path of the instance {@code p} of {@code act_hi_procinst}. */
    static final String SQL = """
            concat_ws('>',
              (select string_agg(a.act_id_, '>' order by
                        case when a.act_type_ in ('userTask', 'receiveTask', 'callActivity') then a.start_time_ else a.end_time_ end,
                        %s)
               from act_hi_actinst a
               where a.proc_inst_id_ = p.proc_inst_id_
                 and (a.act_type_ in ('userTask', 'receiveTask', 'callActivity')
                   or (a.act_type_ like 'intermediate%%' or a.act_type_ like 'boundary%%'
                       or (a.act_type_ like '%%tart%%Event' and a.act_type_ <> 'startEvent'))
                     and a.end_time_ is not null and a.act_inst_state_ <> 2)),
              case when p.state_ = 'COMPLETED' then coalesce(p.end_act_id_, p.state_) else p.state_ end)
            """.formatted(ExecutionOrder.SQL);

    private InstancePath() {}
}
