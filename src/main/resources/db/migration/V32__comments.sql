-- Tasks that are open now let their groups read their history (19) as new ones do (2: READ); see StaffTaskPermissions.
insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
select distinct on (group_id_, task_id_) gen_random_uuid()::text, 1, 1, group_id_, 19, task_id_, 2
from act_ru_identitylink
where task_id_ is not null and group_id_ is not null;
