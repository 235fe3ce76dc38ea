-- The analysts' search for instances of a process, those begun last first, a page at a time.
create index cf_history_begun on act_hi_procinst (proc_def_key_, start_time_, proc_inst_id_);
-- And the ways that those took which ended in a period.
create index cf_history_ended on act_hi_procinst (proc_def_key_, end_time_);
