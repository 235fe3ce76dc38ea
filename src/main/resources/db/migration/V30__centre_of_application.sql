-- An application holds the centre of its training, so that the orders of a centre's list are read from an index and do not walk past
-- the rows of the other centres. The training stays the source: the key lets no other centre in, and carries a change along.
alter table application add column centre_code varchar(40);
update application a set centre_code = t.centre_code from training t where t.id = a.training_id;
alter table application alter column centre_code set not null;
alter table training add constraint training_with_centre unique (id, centre_code);
alter table application add constraint application_centre
    foreign key (training_id, centre_code) references training (id, centre_code) on update cascade;

create index application_of_centre_by_opening on application (centre_code, opened_at, number);
create index application_of_centre_by_submission on application
    (centre_code, coalesce(submitted_at, timestamptz '-infinity'), number);
create index application_of_centre_by_status on application (centre_code, status, number);
