-- The sums of days and of months (V31) have the same columns and are asked for together: one table, told apart by its grain.
create table insight_step_sum (
    definition_id varchar(64) not null,
    grain varchar(5) not null check (grain in ('DAY', 'MONTH')),
    since date not null,
    activity varchar(255) not null,
    bucket int not null,
    name varchar(255),
    type varchar(255) not null,
    times int not null,
    repeats int not null,
    total bigint not null,
    lowest bigint not null,
    highest bigint not null,
    durations bigint[] not null,
    primary key (definition_id, grain, since, activity, bucket)
);

insert into insight_step_sum
select definition_id, 'DAY', day, activity, bucket, name, type, times, repeats, total, lowest, highest, durations from insight_step_day
union all
select definition_id, 'MONTH', month, activity, bucket, name, type, times, repeats, total, lowest, highest, durations from insight_step_month;

drop table insight_step_day;
drop table insight_step_month;
