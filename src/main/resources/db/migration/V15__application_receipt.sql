-- What each submission held, copied at that moment: files and statuses change afterwards, a receipt does not.
create table application_receipt (
    application_id uuid        not null references application (id) on delete cascade,
    round          integer     not null check (round > 0),
    submitted_at   timestamptz not null,
    -- JSON: the documents in their order, see Receipt.Item.
    documents      text        not null,
    primary key (application_id, round)
);
