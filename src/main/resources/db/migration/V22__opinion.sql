-- Why a commission refuses: a list that administrators maintain. A reason once given stays, it is only offered no more.
create table refusal_reason (
    code     varchar(40)  primary key,
    version  bigint       not null default 0,
    label_fr varchar(200) not null,
    label_en varchar(200) not null,
    in_use   boolean      not null default true
);
insert into refusal_reason (code, label_fr, label_en) values
    ('LEVEL', 'Résultats insuffisants au regard des exigences de la formation', 'Results below what the training requires'),
    ('PREREQUISITES', 'Prérequis de la formation non acquis', 'Prerequisites of the training not met'),
    ('PROJECT', 'Projet de formation sans lien suffisant avec la formation', 'Project too far from the training'),
    ('CAPACITY', 'Capacité d’accueil atteinte par des candidatures mieux classées', 'All places taken by candidates ranked higher');

alter table application drop constraint application_opinion_check;
alter table application add constraint application_opinion_check
    check (opinion in ('FAVOURABLE', 'WAITING_LIST', 'UNFAVOURABLE', 'PRESELECTION'));
alter table application
    add column opinion_reason varchar(40) references refusal_reason (code),
    -- What a preselection proposes, until it is validated.
    add column opinion_interview_at timestamptz,
    add column opinion_interview_place varchar(300),
    add column opinion_sent_back boolean not null default false,
    -- What the candidate is invited to; counts the invitations.
    add column interview_at timestamptz,
    add column interview_place varchar(300),
    add column interview_round integer not null default 0;
-- The files of a training on a jury's table.
create index application_jury on application (training_id, id) where status = 'COMPLETE';
