-- The engine joins its lists with the rights of a user and of their groups; only those of the groups had an index, so that each such
-- list read the rights to every open task of everybody.
create index cf_authorization_user on act_ru_authorization (user_id_) where user_id_ is not null;

-- The open tasks of a group, without what else the group's candidacies hold.
create index cf_candidates on act_ru_identitylink (group_id_, type_, task_id_);
