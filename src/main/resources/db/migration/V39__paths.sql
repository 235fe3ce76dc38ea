-- The way that each ended instance took, reckoned once from its history: see InstancePath. Nothing in it leads to a person; of an
-- instance whose history is gone the row says nothing any more, and goes the next night.
create table insight_path (
    id    uuid primary key,
    steps text not null
);
create table insight_instance_path (
    instance_id varchar(64) primary key,
    path_id     uuid        not null references insight_path (id)
);
create index insight_instances_of_path on insight_instance_path (path_id);
