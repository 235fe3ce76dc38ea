create table mail_text (
    name       varchar(80)   primary key,
    text       varchar(8000) not null,
    changed_by varchar(64)   not null,
    changed_at timestamptz   not null
);
