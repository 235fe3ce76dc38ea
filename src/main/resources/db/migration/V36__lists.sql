-- What the staff's list shows, filters and sorts by: one narrow row for each application, so that every page is read from one index of
-- one table, whatever an application, its documents, its candidate and its training hold besides. The database itself keeps it: nothing
-- else writes here, and nobody can forget to.
alter table account add constraint account_with_name unique (id, last_name, first_name);
alter table training add constraint training_as_listed unique (id, centre_code, commission_code, code, title);

create table application_line (
    id              uuid         primary key references application (id) on delete cascade,
    number          varchar(20)  not null unique,
    account_id      uuid         not null,
    last_name       varchar(100) not null,
    first_name      varchar(100) not null,
    user_id         varchar(8)   not null,
    -- The names of the profile.
    other_names     text         not null,
    names           tsvector     not null generated always as
                        (to_tsvector('simple', cf_plain(last_name || ' ' || first_name || ' ' || other_names))) stored,
    training_id     uuid         not null,
    centre_code     varchar(40)  not null,
    commission_code varchar(40)  not null,
    training_code   varchar(50)  not null,
    title           varchar(500) not null,
    mode            varchar(20)  not null,
    status          varchar(20)  not null,
    opened_at       timestamptz  not null,
    -- Before the first submission "-infinity", the end of this order.
    submitted_at    timestamptz  not null,
    -- How many documents are so: rejected, missing though mandatory, to check, validated or not concerned.
    rejected        integer      not null default 0,
    missing         integer      not null default 0,
    to_check        integer      not null default 0,
    settled         integer      not null default 0,
    -- Which of the first three there are: 1 + 2 + 4. A filter is a few of these eight values.
    documents       smallint     not null generated always as
                        ((rejected > 0)::integer + 2 * (missing > 0)::integer + 4 * (to_check > 0)::integer) stored,
    -- Another name, title, centre or commission comes along.
    foreign key (account_id, last_name, first_name) references account (id, last_name, first_name) on update cascade,
    foreign key (training_id, centre_code, commission_code, training_code, title)
        references training (id, centre_code, commission_code, code, title) on update cascade
) with (fillfactor = 80);

-- The name and the training are locked as the foreign keys would lock them, but before they are copied.
create function cf_line_begins() returns trigger language plpgsql as $$
begin
    insert into application_line (id, number, account_id, last_name, first_name, user_id, other_names, training_id, centre_code,
        commission_code, training_code, title, mode, status, opened_at, submitted_at)
    select new.id, new.number, c.id, c.last_name, c.first_name, c.user_id,
        coalesce((select concat_ws(' ', birth_name, usual_name, first_name) from profile where account_id = c.id), ''),
        t.id, t.centre_code, t.commission_code, t.code, t.title, new.mode, new.status, new.opened_at,
        coalesce(new.submitted_at, '-infinity')
    from account c, training t where c.id = new.account_id and t.id = new.training_id
    for key share of c, t;
    return null;
end $$;
create trigger application_line_begins after insert on application for each row execute function cf_line_begins();

create function cf_line_follows() returns trigger language plpgsql as $$
begin
    update application_line l
    set status = new.status, opened_at = new.opened_at, submitted_at = coalesce(new.submitted_at, '-infinity'),
        training_id = t.id, centre_code = t.centre_code, commission_code = t.commission_code, training_code = t.code, title = t.title
    from training t where l.id = new.id and t.id = new.training_id;
    return null;
end $$;
create trigger application_line_follows after update on application for each row
    when ((old.status, old.opened_at, old.submitted_at, old.training_id)
        is distinct from (new.status, new.opened_at, new.submitted_at, new.training_id))
    execute function cf_line_follows();

create function cf_line_is_known_as() returns trigger language plpgsql as $$
begin
    update application_line set other_names = concat_ws(' ', new.birth_name, new.usual_name, new.first_name)
    where account_id = new.account_id and other_names <> concat_ws(' ', new.birth_name, new.usual_name, new.first_name);
    return null;
end $$;
create trigger application_line_is_known_as after insert or update on profile for each row execute function cf_line_is_known_as();

-- Counted after the application is locked, so that two who change different documents of it count one after the other. The application
-- and not the line, since whoever changes its status has it before the line.
create function cf_line_counts_documents() returns trigger language plpgsql as $$
begin
    perform from application where id in (select application_id from changed) order by id for no key update;
    update application_line l
    set rejected = d.rejected, missing = d.missing, to_check = d.to_check, settled = d.settled
    from (select c.application_id,
            count(*) filter (where status = 'REJECTED') rejected,
            count(*) filter (where status = 'PENDING' and mandatory) missing,
            count(*) filter (where status = 'TRANSMITTED') to_check,
            count(*) filter (where status in ('VALIDATED', 'NOT_CONCERNED')) settled
        from (select distinct application_id from changed) c left join application_document a on a.application_id = c.application_id
        group by c.application_id) d
    where l.id = d.application_id
        and (l.rejected, l.missing, l.to_check, l.settled) is distinct from (d.rejected, d.missing, d.to_check, d.settled);
    return null;
end $$;
create trigger application_line_gets_documents after insert on application_document
    referencing new table as changed for each statement execute function cf_line_counts_documents();
create trigger application_line_changes_documents after update on application_document
    referencing new table as changed for each statement execute function cf_line_counts_documents();
create trigger application_line_loses_documents after delete on application_document
    referencing old table as changed for each statement execute function cf_line_counts_documents();

insert into application_line (id, number, account_id, last_name, first_name, user_id, other_names, training_id, centre_code,
    commission_code, training_code, title, mode, status, opened_at, submitted_at, rejected, missing, to_check, settled)
select a.id, a.number, c.id, c.last_name, c.first_name, c.user_id,
    coalesce((select concat_ws(' ', birth_name, usual_name, first_name) from profile where account_id = c.id), ''),
    t.id, t.centre_code, t.commission_code, t.code, t.title, a.mode, a.status, a.opened_at, coalesce(a.submitted_at, '-infinity'),
    d.rejected, d.missing, d.to_check, d.settled
from application a join account c on c.id = a.account_id join training t on t.id = a.training_id cross join lateral (
    select count(*) filter (where status = 'REJECTED') rejected,
        count(*) filter (where status = 'PENDING' and mandatory) missing,
        count(*) filter (where status = 'TRANSMITTED') to_check,
        count(*) filter (where status in ('VALIDATED', 'NOT_CONCERNED')) settled
    from application_document where application_id = a.id) d;

-- Each order, and the documents in the order of submission, from the first line of all, of a centre and of a commission (which sees the
-- six statuses of Scope.OF_A_COMMISSION): the number is the last key, so that the order is total. What is included is counted.
create index line_by_candidate on application_line (cf_plain(last_name), cf_plain(first_name), number);
create index line_by_training on application_line (title, training_code, number);
create index line_by_status on application_line (status, submitted_at, number);
create index line_by_opening on application_line (opened_at, number);
create index line_by_submission on application_line (submitted_at, number);
create index line_by_documents on application_line (documents, submitted_at, number);

create index line_of_centre_by_candidate on application_line (centre_code, cf_plain(last_name), cf_plain(first_name), number);
create index line_of_centre_by_training on application_line (centre_code, title, training_code, number);
create index line_of_centre_by_status on application_line (centre_code, status, submitted_at, number);
create index line_of_centre_by_opening on application_line (centre_code, opened_at, number);
create index line_of_centre_by_submission on application_line (centre_code, submitted_at, number) include (training_id);
create index line_of_centre_by_documents on application_line (centre_code, documents, submitted_at, number);

create index line_of_commission_by_candidate on application_line (commission_code, cf_plain(last_name), cf_plain(first_name), number)
    where status in ('COMPLETE', 'ADMITTED', 'WAITING_LISTED', 'REFUSED', 'CONFIRMED', 'WITHDRAWN');
create index line_of_commission_by_training on application_line (commission_code, title, training_code, number)
    where status in ('COMPLETE', 'ADMITTED', 'WAITING_LISTED', 'REFUSED', 'CONFIRMED', 'WITHDRAWN');
create index line_of_commission_by_status on application_line (commission_code, status, submitted_at, number)
    where status in ('COMPLETE', 'ADMITTED', 'WAITING_LISTED', 'REFUSED', 'CONFIRMED', 'WITHDRAWN');
create index line_of_commission_by_opening on application_line (commission_code, opened_at, number)
    where status in ('COMPLETE', 'ADMITTED', 'WAITING_LISTED', 'REFUSED', 'CONFIRMED', 'WITHDRAWN');
create index line_of_commission_by_submission on application_line (commission_code, submitted_at, number) include (training_id)
    where status in ('COMPLETE', 'ADMITTED', 'WAITING_LISTED', 'REFUSED', 'CONFIRMED', 'WITHDRAWN');
create index line_of_commission_by_documents on application_line (commission_code, documents, submitted_at, number)
    where status in ('COMPLETE', 'ADMITTED', 'WAITING_LISTED', 'REFUSED', 'CONFIRMED', 'WITHDRAWN');

-- Names and user IDs that were typed, and trainings whose title holds a word.
create index line_names on application_line using gin (names);
create index line_user_id on application_line (user_id);
create index line_training on application_line (training_id) include (centre_code, commission_code, status);
create index line_account on application_line (account_id);

-- The list asked these.
drop index account_names;
drop index profile_names;
drop index account_in_order;
drop index training_in_order;
drop index application_of_training;
drop index application_by_status;
drop index application_by_opening;
drop index application_by_submission;
drop index application_document_state;
drop index application_of_centre_by_opening;
drop index application_of_centre_by_submission;
drop index application_of_centre_by_status;

analyze application_line;
