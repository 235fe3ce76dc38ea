package fr.candidatflow.insight;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the {@link InstancePath} of each instance that has ended, since nothing changes it any more and to reckon a hundred thousand
 * takes some ten seconds: once, in the night, or when somebody asks before.
 */
@Component
public class EndedPaths {

    private static final String RECKON = """
            with ended as materialized (
                select p.proc_inst_id_ instance_id,
            """ + InstancePath.SQL + """
                  steps
                from act_hi_procinst p
                where p.proc_def_key_ = :process and p.end_time_ is not null
                  and not exists (select from insight_instance_path known where known.instance_id = p.proc_inst_id_)),
            path as (
                insert into insight_path (id, steps) select distinct md5(steps)::uuid, steps from ended on conflict do nothing)
            insert into insight_instance_path (instance_id, path_id)
            select instance_id, md5(steps)::uuid from ended on conflict do nothing
            """;

    private final JdbcClient jdbc;

    EndedPaths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Also of what nobody asks for; what history clean-up or a campaign's retention has taken is forgotten. */
    @Scheduled(cron = "${candidatflow.insight.close-days-at:0 30 1 * * *}", zone = "Europe/Paris")
    @Transactional
    public void everyNight() {
        jdbc.sql("select distinct key_ from act_re_procdef order by key_")
                .query(String.class)
                .list()
                .forEach(this::reckon);
        jdbc.sql("""
                        delete from insight_instance_path known
                        where not exists (select from act_hi_procinst p where p.proc_inst_id_ = known.instance_id)""").update();
        jdbc.sql("""
                        delete from insight_path path
                        where not exists (select from insight_instance_path known where known.path_id = path.id)""").update();
    }

    /** Until now, of every version of this process. */
    @Transactional
    public void reckon(String process) {
        jdbc.sql(RECKON).param("process", process).update();
    }
}
