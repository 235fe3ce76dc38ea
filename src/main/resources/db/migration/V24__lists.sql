-- How names and titles are compared: without accents, capitals, hyphens or apostrophes, whatever the database's collation.
create function cf_plain(words text) returns text language sql immutable parallel safe
    return lower(translate(words,
        'ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖØòóôõöøÙÚÛÜùúûüÝýÿŠšŽž-''’./_@',
        'AAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOOooooooUUUUuuuuYyySsZz       '));

-- A name is found by the beginning of each of its words.
create index account_names on account using gin (to_tsvector('simple', cf_plain(last_name || ' ' || first_name)));
create index profile_names on profile using gin (to_tsvector('simple',
    cf_plain(coalesce(birth_name, '') || ' ' || coalesce(usual_name, '') || ' ' || coalesce(first_name, ''))));

-- One for each order of the staff's list, so that a page is read and not sorted.
create index account_in_order on account (cf_plain(last_name), cf_plain(first_name));
create index training_in_order on training (title, code);
create index application_of_training on application (training_id, number);
create index application_by_status on application (status, number);
create index application_by_opening on application (opened_at, number);
create index application_by_submission on application (coalesce(submitted_at, timestamptz '-infinity'), number);
create index application_document_state on application_document (status, application_id);

create table staff_view (
    id         uuid primary key,
    staff      varchar(64)   not null,
    name       varchar(60)   not null,
    -- The query string of the list's address.
    query      varchar(2000) not null,
    created_at timestamptz   not null
);
create unique index staff_view_name on staff_view (staff, lower(name));
