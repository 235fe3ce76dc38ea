package fr.candidatflow.workflow.task;

import fr.candidatflow.application.ApplicationHistory;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.catalogue.TrainingId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The activities of an application's process and of those it called, which share its business key. */
@Component
class EngineApplicationHistory implements ApplicationHistory {

    /** Below this, a median would tell more about a few candidates than about the step. */
    private static final int FEWEST_CASES = 10;

    /** The activity that lasts as long as an application is in a status, where the candidate waits for others. */
    private static final Map<ApplicationStatus, String> WAITS = Map.of(
            ApplicationStatus.SUBMITTED, "userTask_reviewDocuments",
            ApplicationStatus.COMPLETE, "callActivity_giveOpinion",
            ApplicationStatus.WAITING_LISTED, "receiveTask_awaitSeat");

    private static final String ACTIVITIES = """
            select a.* from act_hi_actinst a
            join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
            where p.business_key_ = #{businessKey} and a.end_time_ is not null
            order by a.end_time_, a.sequence_counter_
            """;

    /**
     * Of the latest applications that went on: how long a step took years ago says little. The list of activities lets the
     * index {@code cf_history_waits} answer.
     */
    private static final String MEDIAN = """
            select count(*) cases, percentile_cont(0.5) within group (order by a.duration_) median
            from (select id::text as key from application
                  where training_id = ? and status not in ('IN_PREPARATION', ?) order by opened_at desc limit 500) latest
            join act_hi_procinst p on p.business_key_ = latest.key and p.super_process_instance_id_ is null
            join act_hi_actinst a on a.root_proc_inst_id_ = p.proc_inst_id_ and a.act_id_ = ?
            where a.end_time_ is not null and a.act_inst_state_ <> 2
              and a.act_id_ in ('userTask_reviewDocuments', 'callActivity_giveOpinion', 'receiveTask_awaitSeat')
            """;

    private final HistoryService history;
    private final JdbcTemplate jdbc;

    EngineApplicationHistory(HistoryService history, JdbcTemplate jdbc) {
        this.history = history;
        this.jdbc = jdbc;
    }

    @Override
    public List<Step> of(ApplicationId application) {
        return history
                .createNativeHistoricActivityInstanceQuery()
                .sql(ACTIVITIES)
                .parameter("businessKey", application.toString())
                .list()
                .stream()
                .filter(activity -> !activity.isCanceled())
                .map(EngineApplicationHistory::step)
                .toList();
    }

    private static Step step(HistoricActivityInstance activity) {
        return new Step(activity.getActivityId(), activity.getEndTime().toInstant());
    }

    @Override
    public Optional<UsualDuration> usualDuration(TrainingId training, ApplicationStatus status) {
        var activity = WAITS.get(status);
        return activity == null
                ? Optional.empty()
                : jdbc.queryForObject(
                        MEDIAN,
                        (row, number) -> {
                            int cases = row.getInt("cases");
                            return cases < FEWEST_CASES
                                    ? Optional.empty()
                                    : Optional.of(new UsualDuration(Duration.ofMillis(row.getLong("median")), cases));
                        },
                        training.value(),
                        status.name(),
                        activity);
    }
}
