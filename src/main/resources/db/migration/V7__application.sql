create sequence application_number;

create table application (
    id                  uuid primary key,
    version             bigint      not null,
    number              varchar(20) not null unique,
    account_id          uuid        not null references account (id),
    training_id         uuid        not null references training (id),
    mode                varchar(20) not null check (mode in ('DEMATERIALISED', 'PAPER')),
    status              varchar(20) not null check (status in ('IN_PREPARATION', 'SUBMITTED', 'INCOMPLETE', 'COMPLETE',
                            'ADMITTED', 'WAITING_LISTED', 'REFUSED', 'CONFIRMED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED')),
    opened_at           timestamptz not null,
    submission_deadline timestamptz not null,
    return_deadline     timestamptz not null,
    publication_at      timestamptz,
    answer_deadline     timestamptz,
    waiting_list_closes_at timestamptz not null,
    -- Counts submissions: 1 for the first, one more after each correction.
    submission_round    integer     not null,
    submitted_at        timestamptz,
    paper_postmarked_on date,
    paper_received_on   date,
    profile_snapshot    text,
    opinion             varchar(20) check (opinion in ('FAVOURABLE', 'WAITING_LIST', 'UNFAVOURABLE')),
    opinion_rank        integer check (opinion_rank > 0),
    opinion_comment     varchar(1000),
    opinion_entered_by  varchar(64),
    opinion_entered_at  timestamptz,
    opinion_validated_by varchar(64),
    opinion_validated_at timestamptz,
    -- Of who approved the opinion, or sent it back.
    opinion_validation_comment varchar(1000),
    published_at        timestamptz,
    called_at           timestamptz,
    answered_at         timestamptz,
    withdrawn_by_silence boolean    not null default false,
    closed_at           timestamptz
);
create unique index application_one_active on application (account_id, training_id) where status <> 'CANCELLED';
create index application_account on application (account_id, opened_at);
create index application_seats on application (training_id, status);
create unique index application_waiting_rank on application (training_id, opinion_rank)
    where opinion = 'WAITING_LIST' and opinion_validated_at is not null;

-- One row per document asked of this application; the file is immutable, so a submitted application keeps the one it was submitted with.
create table application_document (
    application_id        uuid         not null references application (id) on delete cascade,
    code                  varchar(40)  not null,
    position              integer      not null,
    version               bigint       not null,
    label_fr              varchar(200) not null,
    label_en              varchar(200) not null,
    hint_fr               varchar(500),
    hint_en               varchar(500),
    mandatory             boolean      not null,
    not_concerned_allowed boolean      not null,
    template              varchar(100),
    reason                varchar(100) not null,
    status                varchar(20)  not null check (status in ('PENDING', 'TRANSMITTED', 'VALIDATED', 'REJECTED', 'NOT_CONCERNED')),
    file_id               uuid references deposited_file (id),
    comment               varchar(500),
    -- The manager's verdict while the review is under way: the candidate sees it when the review is closed.
    pending_verdict       varchar(20) check (pending_verdict in ('VALIDATED', 'REJECTED')),
    pending_comment       varchar(500),
    judged_by             varchar(64),
    judged_at             timestamptz,
    primary key (application_id, code)
);
