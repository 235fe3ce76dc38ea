alter table campaign
    add column version   bigint not null default 0,
    -- Null while it is prepared or open.
    add column closed_on date;

-- "edited": by hand, so that an import asks before it writes over it.
alter table centre
    add column version bigint  not null default 0,
    add column edited  boolean not null default false;
alter table commission
    add column version bigint  not null default 0,
    add column edited  boolean not null default false;

-- Each campaign has trainings of its own. Of those with one code, at most one is offered to candidates.
alter table training
    add column offered boolean not null default true,
    -- Names of TrainingField.
    add column edited_fields varchar(255)[] not null default '{}';
alter table training drop constraint training_code_key;
create unique index training_offered_code on training (code) where offered;
create unique index training_code on training (code, campaign_code);
create index training_campaign on training (campaign_code);

-- Templates of required documents, given by an administrator; never changed, since applications name them.
create table document_template (
    name        varchar(100) primary key,
    content     bytea        not null,
    uploaded_by varchar(64)  not null,
    uploaded_at timestamptz  not null
);

-- A file between its trial and its import; of the last days only.
create table catalogue_upload (
    id            uuid primary key,
    staff         varchar(64)  not null,
    uploaded_at   timestamptz  not null,
    file_name     varchar(200) not null,
    establishment varchar(8)   not null,
    campaign_code varchar(20),
    remove_closed boolean      not null,
    programmes    bytea        not null,
    defaults      bytea        not null
);
