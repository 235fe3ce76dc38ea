package fr.candidatflow.benchmark;

import fr.candidatflow.application.Answer;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.workflow.TestAdmissions;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The history of many finished applications: three that were really lived (confirmed; confirmed after a correction; withdrawn) are
 * copied by SQL (but for gateways and events, which take no time), each copy with ends and waits of its own over 200 days, and the business key of an application of {@link
 * ManyApplications}.
 */
@TestComponent
class ManyFinished {

    private static final List<String> COPY = List.of(
            """
            create temporary table copy as
            select n, (select id::text from application where number = '2026-B' || n) application, (:ids::text[])[1 + n % 3] lived,
                   localtimestamp - interval '220 days' + (n * 7919 %% 180) * interval '1 day' as begins
            from generate_series(:first, :last) n""",
            "create index on copy (lived)",
            """
            insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_, duration_,
                start_act_id_, end_act_id_, root_proc_inst_id_, super_process_instance_id_, state_)
            select md5(n || p.id_), md5(n || p.proc_inst_id_), c.application, proc_def_key_, proc_def_id_, begins, begins + took,
                extract(epoch from took) * 1000, start_act_id_, end_act_id_, md5(n || root_proc_inst_id_),
                md5(n || super_process_instance_id_), 'COMPLETED'
            from copy c join act_hi_procinst p on p.business_key_ = c.lived, lateral (select (1 + n %% 19) * interval '25 hours' took) t""",
            """
            insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_, act_id_, act_name_,
                act_type_, start_time_, end_time_, duration_, act_inst_state_, sequence_counter_)
            select md5(n || a.id_), a.proc_def_key_, a.proc_def_id_, md5(n || a.root_proc_inst_id_), md5(n || a.proc_inst_id_),
                md5(n || a.execution_id_), act_id_, act_name_, act_type_, ends - duration * interval '1 millisecond', ends, duration,
                case when act_inst_state_ = 0 then 4 else act_inst_state_ end, sequence_counter_
            from copy c join act_hi_procinst p on p.business_key_ = c.lived join act_hi_actinst a on a.proc_inst_id_ = p.proc_inst_id_
                    and act_type_ not like '%Gateway' and act_type_ not like '%Event',
                lateral (select begins + random() * interval '19 days' ends,
                    case when act_type_ in ('userTask', 'receiveTask', 'callActivity', 'subProcess') or act_type_ like 'intermediate%'
                        then exp(18 + (random() + random() + random() + random() - 2) * 1.7) else random() * 12 end::bigint duration) d""",
            """
            insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_,
                act_inst_id_, name_, start_time_, end_time_, duration_, delete_reason_, due_date_)
            select md5(n || t.id_), task_def_key_, t.proc_def_key_, t.proc_def_id_, a.root_proc_inst_id_, a.proc_inst_id_, a.execution_id_,
                a.id_, t.name_, a.start_time_, a.end_time_, a.duration_, t.delete_reason_, a.start_time_ + interval '14 days'
            from copy c join act_hi_procinst p on p.business_key_ = c.lived join act_hi_taskinst t on t.proc_inst_id_ = p.proc_inst_id_
                join act_hi_actinst a on a.id_ = md5(n || t.act_inst_id_)""",
            """
            insert into application_receipt (application_id, round, submitted_at, documents)
            select application::uuid, round, begins, documents
            from copy c join application_receipt r on r.application_id = c.lived::uuid""",
            // The days that were summed up have got more history behind them.
            "truncate insight_step_sum, insight_closed_days",
            "drop table copy");

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TestAdmissions admissions;
    private final TestCatalogue catalogue;

    ManyFinished(JdbcTemplate jdbc, JdbcClient client, TestAdmissions admissions, TestCatalogue catalogue) {
        this.jdbc = jdbc;
        this.client = client;
        this.admissions = admissions;
        this.catalogue = catalogue;
    }

    /** Which applications are copied. */
    String live() {
        var confirmed = admissions.admitted(catalogue.open());
        admissions.answer(confirmed, Answer.CONFIRM);
        var corrected = admissions.incomplete();
        admissions.correct(corrected);
        admissions.review(corrected);
        var withdrawn = admissions.admitted(catalogue.open());
        admissions.withdraw(withdrawn);
        return "'{%s,%s,%s}'".formatted(confirmed, corrected, withdrawn);
    }

    void copy(String lived, int first, int last) {
        jdbc.execute((java.sql.Connection connection) -> {
            try (var statement = connection.createStatement()) {
                for (String sql : COPY) {
                    statement.execute(sql.replace("%%", "%")
                            .replace(":ids", lived)
                            .replace(":first", "" + first)
                            .replace(":last", "" + last));
                }
            }
            return null;
        });
        jdbc.execute("vacuum analyze");
    }

    long steps() {
        return client.sql("select count(*) from act_hi_actinst")
                .query(Long.class)
                .single();
    }

    long sums() {
        return client.sql("select count(*) from insight_step_sum")
                .query(Long.class)
                .single();
    }
}
