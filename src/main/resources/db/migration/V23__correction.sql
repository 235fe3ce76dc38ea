-- Why the staff has put something right by hand, as the candidate is told.
create table correction (
    id             bigint generated always as identity primary key,
    application_id uuid         not null references application (id) on delete cascade,
    kind           varchar(30)  not null,
    reason         varchar(500) not null,
    -- Which date was moved, and to when; null for any other correction.
    deadline       varchar(20),
    moved_to       timestamptz,
    made_at        timestamptz  not null
);
create index correction_application on correction (application_id, kind, id);
