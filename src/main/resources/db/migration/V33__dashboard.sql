-- The last count of each campaign's dashboard, JSON, see Glance. It holds numbers only.
create table campaign_glance (
    campaign_code varchar(20) primary key references campaign (code) on delete cascade,
    counted_at    timestamptz not null,
    figures       text        not null
);

-- No count outlives an application that is in it: a number may be of one person.
create function cf_forget_glances() returns trigger language plpgsql as $$
begin
    delete from campaign_glance;
    return null;
end $$;
create trigger application_in_glance after delete on application for each statement execute function cf_forget_glances();

-- When files were found complete.
create index cf_history_complete on act_hi_actinst (proc_inst_id_) include (start_time_) where act_id_ = 'callActivity_giveOpinion';

-- What waits with the staff, and what was done lately.
create index cf_history_queues on act_hi_taskinst (task_def_key_, end_time_)
    where task_def_key_ in ('userTask_reviewDocuments', 'userTask_giveOpinion', 'userTask_validateOpinion');
