create table campaign (
    code      varchar(20) primary key,
    label_fr  varchar(200) not null,
    label_en  varchar(200) not null,
    starts_on date not null,
    ends_on   date not null,
    active    boolean not null
);
create unique index campaign_one_active on campaign (active) where active;

create table centre (
    code           varchar(40) primary key,
    label          varchar(200) not null,
    email          varchar(254) not null,
    postal_address varchar(500) not null
);

create table commission (
    code        varchar(40) primary key,
    centre_code varchar(40)  not null references centre (code),
    label       varchar(200) not null
);

create table training (
    id              uuid primary key,
    version         bigint       not null,
    code            varchar(50)  not null unique,
    -- UAI code of the establishment whose file the training came with: a later import speaks only of its own.
    establishment   varchar(8)   not null,
    campaign_code   varchar(20)  not null references campaign (code),
    centre_code     varchar(40)  not null references centre (code),
    commission_code varchar(40)  not null references commission (code),
    domain          varchar(300) not null,
    title           varchar(500) not null,
    url             varchar(500),
    capacity        integer check (capacity > 0),
    mode            varchar(20)  not null check (mode in ('DEMATERIALISED', 'PAPER')),
    in_service      boolean      not null,
    opens_on        date         not null,
    closes_on       date         not null,
    return_on       date         not null,
    publishes_on    date,
    answer_on       date         not null,
    waiting_list_closes_on date  not null,
    check (closes_on >= opens_on and return_on >= closes_on and answer_on >= return_on
           and waiting_list_closes_on >= answer_on and (publishes_on is null or publishes_on >= return_on and answer_on >= publishes_on))
);
create index training_tree on training (centre_code, domain, title);

-- What a training asks for; "position" is the order in which a candidate sees it.
create table required_document (
    training_id           uuid         not null references training (id) on delete cascade,
    code                  varchar(40)  not null,
    position              integer      not null,
    label_fr              varchar(200) not null,
    label_en              varchar(200) not null,
    hint_fr               varchar(500),
    hint_en               varchar(500),
    mandatory             boolean      not null,
    not_concerned_allowed boolean      not null,
    template              varchar(100),
    primary key (training_id, code)
);
