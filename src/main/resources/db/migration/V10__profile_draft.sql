-- What a candidate has typed in a form of the profile and not saved, field by field: only values that differ from what is saved. A form is
-- named by its path under /profile; block_version is the version of the block that was on the screen when the value was typed.
create table profile_draft (
    account_id    uuid          not null references account (id) on delete cascade,
    form          varchar(60)   not null,
    field         varchar(40)   not null,
    value         varchar(2000) not null,
    block_version bigint        not null,
    kept_at       timestamptz   not null,
    primary key (account_id, form, field)
);
