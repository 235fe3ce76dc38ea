create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz   not null,
    staff   varchar(64)   not null,
    area    varchar(40)   not null,
    subject varchar(100)  not null,
    action  varchar(100)  not null,
    detail  varchar(2000)
);
create index audit_entry_subject on audit_entry (area, subject, id);
