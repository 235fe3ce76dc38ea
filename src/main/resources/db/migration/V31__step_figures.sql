-- What the ended steps of days gone by took, so that figures over a whole campaign need not walk its whole history. A row stands
-- for the executions of one step that ended on one day within one range of durations; a median is found in the one range that
-- holds it, and stays exact; durations that are all the same are not repeated. Nothing in it leads to a person.
create table insight_step_day (
    definition_id varchar(64) not null,
    day date not null,
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
    primary key (definition_id, day, activity, bucket)
);

-- The same for whole months, so that a period of a year is few rows.
create table insight_step_month (
    definition_id varchar(64) not null,
    month date not null,
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
    primary key (definition_id, month, activity, bucket)
);

-- Until which day, excluded, the history of a definition is in these rows.
create table insight_closed_days (
    definition_id varchar(64) primary key,
    until date not null
);
