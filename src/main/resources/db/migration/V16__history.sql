-- For how long a step has usually taken: the process of an application, and in it the activities in which candidates wait.
create index cf_history_application on act_hi_procinst (business_key_) include (proc_inst_id_)
    where super_process_instance_id_ is null;
create index cf_history_waits on act_hi_actinst (root_proc_inst_id_, act_id_) include (duration_)
    where act_id_ in ('userTask_reviewDocuments', 'callActivity_giveOpinion', 'receiveTask_awaitSeat')
      and end_time_ is not null and act_inst_state_ <> 2;
