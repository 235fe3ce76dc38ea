create table account (
    id                     uuid primary key,
    version                bigint       not null,
    user_id                varchar(8)   not null unique,
    email                  varchar(254) not null,
    last_name              varchar(100) not null,
    first_name             varchar(100) not null,
    language               varchar(2)   not null check (language in ('fr', 'en')),
    status                 varchar(20)  not null check (status in ('PENDING', 'ACTIVE')),
    password_hash          varchar(255),
    activation_token_hash  varchar(64),
    activation_expires_at  timestamptz  not null,
    one_time_secret_hash   varchar(255),
    one_time_secret_expires_at timestamptz,
    recovery_expires_at    timestamptz,
    last_credentials_mail_at   timestamptz,
    created_at             timestamptz  not null,
    activated_at           timestamptz
);
create unique index account_email on account (lower(email));
create index account_activation_token on account (activation_token_hash);

-- A user ID once given is never given again, also after the account was purged.
create table used_user_id (
    user_id varchar(8) primary key
);

create table sign_in_failure (
    id             bigint generated always as identity primary key,
    user_id        varchar(254) not null,
    remote_address varchar(64)  not null,
    failed_at      timestamptz  not null
);
create index sign_in_failure_lookup on sign_in_failure (user_id, remote_address, failed_at);
create index sign_in_failure_age on sign_in_failure (failed_at);
