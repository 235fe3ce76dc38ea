package fr.candidatflow.benchmark;

import java.sql.Connection;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Centres of 100 trainings and 3,000 applications each, with their candidates, documents and open tasks, written by SQL: of what a
 * list or a filter reads there is as much as in a campaign, of the processes only what waits.
 */
@TestComponent
class ManyApplications {

    static final int PER_CENTRE = 3_000;

    private static final List<String> FILL = List.of(
            """
            insert into campaign (code, label_fr, label_en, starts_on, ends_on, active)
            values ('bench', 'bench', 'bench', '2026-01-01', '2026-12-31', false) on conflict do nothing""",
            """
            insert into centre (code, label, email, postal_address)
            select 'bench-' || c, 'Centre ' || c, 'c@example.org', 'x' from generate_series(:first, :last) c""",
            """
            insert into commission (code, centre_code, label)
            select 'bench-' || c, 'bench-' || c, 'Commission ' || c from generate_series(:first, :last) c""",
            """
            insert into training (id, version, code, establishment, campaign_code, centre_code, commission_code, domain, title, mode,
                in_service, opens_on, closes_on, return_on, publishes_on, answer_on, waiting_list_closes_on,
                submission_reminder_days, correction_reminder_days, answer_reminder_days)
            select gen_random_uuid(), 0, 'B' || c || '-' || t, '0000000B', 'bench', 'bench-' || c, 'bench-' || c, 'D',
                (array['Droit', 'Chimie', 'Histoire', 'Informatique', 'Physique'])[1 + t % 5] || ' parcours ' || c || '.' || t,
                'DEMATERIALISED', true, '2026-01-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01',
                '{7,2}', '{7,2}', '{7,2}'
            from generate_series(:first, :last) c, generate_series(1, 100) t""",
            """
            create temporary table bench as
            select n, c, gen_random_uuid() account, gen_random_uuid() application,
                upper(substr(translate(md5(n::text), '0123456789', 'ghijkmnpqr'), 1, 8)) user_id,
                case when n % 3 = 0
                    then (array['Martin', 'Bernard', 'Robert', 'Richard', 'Durand', 'Dubois', 'Moreau', 'Laurent'])[1 + n / 3 % 8]
                    else initcap(substr(translate(md5(n::text), '0123456789', 'aeiouaeiou'), 1, 7)) end last_name,
                initcap(substr(translate(md5('f' || n), '0123456789', 'aeiouaeiou'), 1, 5)) first_name,
                (array['IN_PREPARATION', 'IN_PREPARATION', 'SUBMITTED', 'SUBMITTED', 'SUBMITTED', 'INCOMPLETE', 'COMPLETE', 'COMPLETE',
                    'COMPLETE', 'COMPLETE', 'ADMITTED', 'WAITING_LISTED', 'REFUSED', 'CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'WITHDRAWN',
                    'EXPIRED', 'CANCELLED', 'COMPLETE'])[1 + n % 20] status,
                timestamptz '2026-01-01' + n % 80000 * interval '1 minute' opened_at
            from generate_series(:first, :last) c, lateral generate_series((c - 1) * 3000 + 1, c * 3000) n""",
            """
            insert into account (id, version, user_id, email, last_name, first_name, language, status, activation_expires_at, created_at)
            select account, 0, substr(user_id, 1, 3) || lpad(to_hex(n), 5, '0'), 'bench' || n || '@example.org', last_name, first_name,
                'fr', 'ACTIVE', opened_at, opened_at from bench""",
            "insert into profile (account_id, birth_name, first_name) select account, last_name, first_name from bench",
            """
            insert into application (id, version, number, account_id, training_id, centre_code, mode, status, opened_at, submission_deadline,
                return_deadline, waiting_list_closes_at, answer_deadline, submission_round, submitted_at, profile_snapshot)
            select application, 0, '2026-B' || n, account, t.id, t.centre_code, 'DEMATERIALISED', b.status, opened_at, opened_at, opened_at, opened_at,
                case when b.status in ('ADMITTED', 'CONFIRMED', 'WITHDRAWN') then opened_at end, 1,
                case when b.status not in ('IN_PREPARATION', 'EXPIRED', 'CANCELLED') then opened_at + interval '3 days' end,
                '{"note": "' || repeat(md5(n::text), 60) || '"}'
            from bench b join training t on t.code = 'B' || c || '-' || (1 + n % 100)""",
            """
            insert into application_document (application_id, code, position, version, label_fr, label_en, mandatory,
                not_concerned_allowed, reason, status)
            select application, 'DOCUMENT' || d, d, 0, 'x', 'x', true, false, 'everybody',
                case status when 'IN_PREPARATION' then 'PENDING' when 'EXPIRED' then 'PENDING' when 'SUBMITTED' then 'TRANSMITTED'
                    when 'INCOMPLETE' then case d when 1 then 'REJECTED' else 'VALIDATED' end else 'VALIDATED' end
            from bench, generate_series(1, 3) d""",
            """
            insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, is_active_,
                is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_)
            select 'bench-' || n, 1, 'bench-' || n, 'bench-' || n, application::text, definition.id_, true, false, true, false, 1, 2, 1
            from bench join act_re_procdef definition
                on definition.key_ = case status when 'SUBMITTED' then 'document-review' else 'commission-opinion' end and version_ = 1
            where status in ('SUBMITTED', 'COMPLETE')""",
            """
            insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_,
                create_time_, due_date_, suspension_state_)
            select 'bench-task-' || n, 1, e.id_, e.id_, e.proc_def_id_, 'Bench',
                case status when 'SUBMITTED' then 'userTask_reviewDocuments' else 'userTask_giveOpinion' end, 50,
                opened_at, opened_at + interval '30 days', 1
            from bench join act_ru_execution e on e.id_ = 'bench-' || n""",
            """
            insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, proc_def_id_, task_id_, text_, var_scope_,
                sequence_counter_, is_concurrent_local_)
            select 'bench-' || v || n, 1, 'string', v, t.execution_id_, t.proc_inst_id_, t.proc_def_id_, t.id_, 'x', t.id_, 1, false
            from bench join act_ru_task t on t.id_ = 'bench-task-' || n,
                unnest(array['applicationNumber', 'trainingTitle']) v""",
            """
            insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
            select 'bench-link-' || n, 1, case status when 'SUBMITTED' then 'centre-bench-' else 'commission-bench-' end || c,
                'candidate', t.id_ from bench join act_ru_task t on t.id_ = 'bench-task-' || n""",
            """
            insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
            select 'bench-right-' || n, 1, 1, case status when 'SUBMITTED' then 'centre-bench-' else 'commission-bench-' end || c,
                7, t.id_, 2 from bench join act_ru_task t on t.id_ = 'bench-task-' || n""",
            """
            insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
            select 'bench-history-' || n, 1, 1, r.group_id_, 19, r.resource_id_, 2
            from bench join act_ru_authorization r on r.id_ = 'bench-right-' || n""",
            """
            insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, proc_def_id_, long_, text_, var_scope_,
                sequence_counter_, is_concurrent_local_)
            select 'bench-round-' || n, 1, 'integer', 'submissionRound', e.id_, e.id_, e.proc_def_id_, round, round, e.id_, 1, false
            from bench join act_ru_execution e on e.id_ = 'bench-' || n, lateral (select case n % 9 when 2 then 2 else 1 end round) r""",
            """
            update act_ru_task set assignee_ = 'bench-' || c || '-' || n % 4 from bench
            where id_ = 'bench-task-' || n and (n / 20) % 10 = 0""",
            """
            insert into act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)
            select 'bench-own-' || n, 1, 1, t.assignee_, 7, t.id_, 2
            from bench join act_ru_task t on t.id_ = 'bench-task-' || n where t.assignee_ is not null""",
            "drop table bench");

    private final JdbcTemplate jdbc;

    ManyApplications(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The centres {@code bench-<first>} to {@code bench-<last>}. */
    void fill(int first, int last) {
        jdbc.execute((Connection connection) -> {
            try (var statement = connection.createStatement()) {
                for (String sql : FILL) {
                    statement.execute(sql.replace(":first", "" + first).replace(":last", "" + last));
                }
            }
            return null;
        });
        jdbc.execute("vacuum analyze");
    }

    /** So many tasks of a group are somebody's, with the right that the engine gives with a task. */
    void claim(String group, String user, int howMany) {
        jdbc.update("""
                update act_ru_task set assignee_ = ? where id_ in
                    (select task_id_ from act_ru_identitylink where group_id_ = ? order by task_id_ limit ?)""", user, group, howMany);
        jdbc.update("""
                insert into act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)
                select 'claimed-' || id_, 1, 1, assignee_, 7, id_, 2 from act_ru_task where assignee_ = ?""", user);
    }

    /** So many applications of the centre of a training become applications to it, whose dates lie ahead. */
    void gather(String training, int howMany) {
        jdbc.update("""
                update application set training_id = (select id from training where code = ?)
                where id in (select a.id from application a join training t on t.id = a.training_id
                    where t.centre_code = (select centre_code from training where code = ?) order by a.number limit ?)""", training, training, howMany);
        jdbc.update("""
                update application set submission_deadline = now() + interval '10 days', return_deadline = now() + interval '20 days',
                    waiting_list_closes_at = now() + interval '90 days'
                where training_id = (select id from training where code = ?)""", training);
        jdbc.update("""
                update application a set opinion = 'WAITING_LIST', opinion_rank = ranked.rank
                from (select id, row_number() over (order by number) rank from application
                    where status = 'WAITING_LISTED' and training_id = (select id from training where code = ?)) ranked
                where ranked.id = a.id""", training);
        jdbc.execute("vacuum analyze application");
    }
}
