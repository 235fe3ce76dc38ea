create table deposited_file (
    id           uuid primary key,
    account_id   uuid         not null references account (id),
    name         varchar(100) not null,
    content_type varchar(50)  not null check (content_type in ('application/pdf', 'image/jpeg', 'image/png')),
    size         bigint       not null check (size > 0),
    sha256       varchar(64)  not null,
    deposited_at timestamptz  not null
);

-- Rows of at most 256 KiB: a whole file in one row costs the server five times its size in memory.
create table deposited_file_chunk (
    -- Deferred: the file's own row comes last, with the size and the hash of what was read.
    file_id  uuid    not null references deposited_file (id) on delete cascade deferrable initially deferred,
    position integer not null,
    bytes    bytea   not null,
    primary key (file_id, position)
);
alter table deposited_file_chunk alter column bytes set storage external;
