-- The ledger of mails: one row per mail, whatever the number of attempts; key = business key, activity and round.
create table mail (
    id             uuid primary key,
    version        bigint       not null,
    key            varchar(200) not null unique,
    account_id     uuid         not null references account (id) on delete cascade,
    application_id uuid,
    template       varchar(60)  not null,
    language       varchar(2)   not null,
    recipient      varchar(254) not null,
    subject        varchar(300) not null,
    -- As the candidate reads it in the portal: secrets and activation links are masked.
    body           text         not null,
    message_id     varchar(200) not null,
    status         varchar(20)  not null check (status in ('WAITING', 'SENT')),
    attempts       integer      not null,
    last_error     varchar(500),
    created_at     timestamptz  not null,
    sent_at        timestamptz
);
create index mail_account on mail (account_id, created_at desc);
