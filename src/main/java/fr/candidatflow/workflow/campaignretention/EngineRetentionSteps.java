package fr.candidatflow.workflow.campaignretention;

import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.APPROVE_DELETION;
import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.DELETION_APPROVED;
import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.POSTPONED_TO;
import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.POSTPONEMENT_REASON;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ClaimedBySomebodyElse;
import fr.candidatflow.application.NothingToDecide;
import fr.candidatflow.application.RetentionSteps;
import fr.candidatflow.staff.StaffMember;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class EngineRetentionSteps implements RetentionSteps {

    /** A job that waits or has failed has no activity yet. */
    private static final String RUNNING = """
            select a.id, coalesce(string_agg(distinct h.act_name_, ', '), 'A step that waits for its turn, or has failed') step
            from application a
            join training t on t.id = a.training_id
            join act_ru_execution e on e.business_key_ = a.id::text and e.parent_id_ is null
            left join act_hi_actinst h on h.proc_inst_id_ = e.proc_inst_id_ and h.end_time_ is null
                and h.act_type_ not in ('callActivity', 'subProcess')
            where t.campaign_code = ?
            group by a.id, a.number order by a.number
            """;

    private final TaskService tasks;
    private final IdentityService identity;
    private final JdbcClient jdbc;

    EngineRetentionSteps(TaskService tasks, IdentityService identity, JdbcClient jdbc) {
        this.tasks = tasks;
        this.identity = identity;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ApplicationId, String> running(String campaign) {
        var running = new LinkedHashMap<ApplicationId, String>();
        jdbc.sql(RUNNING).param(campaign).query(row -> {
            running.put(new ApplicationId(row.getObject("id", UUID.class)), row.getString("step"));
        });
        return running;
    }

    @Override
    @Transactional
    public void decide(String campaign, boolean approved, LocalDate postponedTo, String reason, StaffMember staff) {
        var values = new HashMap<String, Object>();
        DELETION_APPROVED.put(values, approved);
        POSTPONED_TO.put(values, postponedTo == null ? null : postponedTo.toString());
        POSTPONEMENT_REASON.put(values, reason);
        identity.setAuthentication(staff.id(), List.copyOf(staff.groups()));
        try {
            complete(campaign, values, staff.id());
        } catch (OptimisticLockingException decidedAtTheSameMoment) {
            throw new NothingToDecide();
        } finally {
            identity.clearAuthentication();
        }
    }

    private void complete(String campaign, Map<String, Object> values, String staff) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(campaign)
                .taskDefinitionKey(APPROVE_DELETION)
                .singleResult();
        if (task == null) {
            throw new NothingToDecide();
        }
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), staff);
        } else if (!task.getAssignee().equals(staff)) {
            throw new ClaimedBySomebodyElse(task.getAssignee());
        }
        tasks.complete(task.getId(), values);
    }
}
