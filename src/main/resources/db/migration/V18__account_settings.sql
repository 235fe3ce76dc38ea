-- A change of address waits for the click on the link that was mailed to the new one; the old one works until then.
alter table account add column new_email varchar(254);
alter table account add column new_email_token_hash varchar(64);
alter table account add column new_email_expires_at timestamptz;
-- Where the last mail about a change of address goes.
alter table account add column former_email varchar(254);
create index account_new_email_token on account (new_email_token_hash);

alter table account add column deletion_at timestamptz;
-- The time to change one's mind is over: nobody signs in any more.
alter table account add column closed_at timestamptz;

-- What anybody may ask without signing in and what ends in a mail, by the address it was asked from.
create table mail_request (
    id             bigint generated always as identity primary key,
    remote_address varchar(64) not null,
    asked_at       timestamptz not null
);
create index mail_request_lookup on mail_request (remote_address, asked_at);
create index mail_request_age on mail_request (asked_at);

alter table mail add column read_at timestamptz;
