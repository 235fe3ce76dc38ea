-- How many days after its last day a campaign's applications are kept; null for the establishment's usual number.
alter table campaign add column retention_days integer check (retention_days between 1 and 3650);

-- What was found when the time was over, what an administrator decided, and what was deleted then. Numbers only.
create table retention_report (
    id              bigint generated always as identity primary key,
    campaign_code   varchar(20) not null references campaign (code),
    reported_at     timestamptz not null,
    -- To be deleted, and those that a process still works on.
    applications    bigint      not null,
    running         bigint      not null,
    files           bigint      not null,
    bytes           bigint      not null,
    mails           bigint      not null,
    -- Accounts that are left without any application.
    accounts        bigint      not null,
    -- Null until somebody has decided.
    approved        boolean,
    decided_by      varchar(64),
    decided_at      timestamptz,
    reason          varchar(500),
    deleted         bigint      not null default 0,
    deleted_files   bigint      not null default 0,
    deleted_bytes   bigint      not null default 0,
    -- Null while it is decided or deleted.
    finished_at     timestamptz,
    -- How many applications were kept then.
    kept            bigint,
    -- When the next report is due; null when there is none to come.
    next_on         date
);
create index retention_report_campaign on retention_report (campaign_code, id);

-- What stays of a campaign. Each number is rounded to a multiple of five before it is written: no row tells of one person.
create table retention_statistic (
    id            bigint generated always as identity primary key,
    campaign_code varchar(20)  not null references campaign (code),
    -- Null in the row of the whole campaign.
    training_code varchar(50),
    training      varchar(500),
    centre        varchar(200),
    applications  integer not null check (applications % 5 = 0),
    favourable    integer not null check (favourable % 5 = 0),
    waiting_list  integer not null check (waiting_list % 5 = 0),
    unfavourable  integer not null check (unfavourable % 5 = 0),
    confirmed     integer not null check (confirmed % 5 = 0),
    withdrawn     integer not null check (withdrawn % 5 = 0),
    refused       integer not null check (refused % 5 = 0),
    expired       integer not null check (expired % 5 = 0),
    cancelled     integer not null check (cancelled % 5 = 0),
    unique nulls not distinct (campaign_code, training_code)
);

-- Whether a file or a mail belongs to an application that goes is asked file by file.
create index application_document_file on application_document (file_id) where file_id is not null;
create index mail_application on mail (application_id) where application_id is not null;
