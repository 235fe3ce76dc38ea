-- What a centre's managers write again and again; the text becomes a comment on a document.
create table comment_template (
    id          uuid primary key,
    version     bigint       not null,
    centre_code varchar(40)  not null references centre (code) on delete cascade,
    text        varchar(500) not null,
    unique (centre_code, text)
);

-- What was said of a document in each review that was closed: its own row holds only the last verdict.
create table document_verdict (
    id             bigint generated always as identity primary key,
    application_id uuid         not null references application (id) on delete cascade,
    round          integer      not null,
    document_code  varchar(40)  not null,
    verdict        varchar(20)  not null check (verdict in ('VALIDATED', 'REJECTED')),
    comment        varchar(500),
    judged_by      varchar(64)  not null,
    judged_at      timestamptz  not null
);
create index document_verdict_application on document_verdict (application_id);

-- An envelope as the centre registered it on its own page: what lay in it, and why a late postmark counted.
create table paper_arrival (
    id             bigint generated always as identity primary key,
    application_id uuid         not null references application (id) on delete cascade,
    round          integer      not null,
    postmarked_on  date         not null,
    received_on    date         not null,
    -- The codes of the documents that lay in it, between blanks.
    documents      text         not null,
    late_reason    varchar(500),
    registered_by  varchar(64)  not null,
    registered_at  timestamptz  not null,
    unique (application_id, round)
);

-- The one postmark after the deadline that somebody has decided to accept.
alter table application add column paper_late_postmark date;
