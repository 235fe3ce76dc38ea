-- Each field of the profile that a save changed, written in the transaction of that save and shown to the candidate alone. Values are stored
-- as the profile stores them (codes, ISO dates), null for none; line is the title of the line of a list, null for a block.
create table profile_change (
    id         bigint generated always as identity primary key,
    save_id    uuid         not null,
    account_id uuid         not null references account (id) on delete cascade,
    changed_at timestamptz  not null,
    part       varchar(30)  not null,
    line       varchar(300),
    action     varchar(10)  not null check (action in ('ADDED', 'CHANGED', 'REMOVED')),
    field      varchar(40)  not null,
    former     varchar(500),
    current    varchar(500)
);
create index profile_change_account on profile_change (account_id, id desc);
