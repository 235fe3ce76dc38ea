-- The letters of the establishment, which administrators edit. Placeholders stand between braces.
create table letter_template (
    kind     varchar(20)   primary key check (kind in ('ADMISSION', 'REFUSAL')),
    version  bigint        not null default 0,
    title_fr varchar(200)  not null,
    body_fr  varchar(8000) not null,
    title_en varchar(200)  not null,
    body_en  varchar(8000) not null,
    -- Whether the mail of the opinion carries it; it is on the application's page in any case.
    attached boolean       not null
);
insert into letter_template (kind, title_fr, body_fr, title_en, body_en, attached) values
    ('ADMISSION',
     'Avis favorable à votre candidature',
     E'{candidate},\n\nNous avons le plaisir de vous informer que la commission a donné un avis favorable à votre candidature n° {number} à la formation {training}.\n\nCette admission ne devient définitive que si vous la confirmez avant le {deadline}.\n\n{establishment}',
     'Favourable opinion on your application',
     E'Dear {candidate},\n\nWe are pleased to tell you that the commission has given a favourable opinion on your application {number} to {training}.\n\nThis admission becomes final only if you confirm it by {deadline}.\n\n{establishment}',
     true),
    ('REFUSAL',
     'Réponse à votre candidature',
     E'{candidate},\n\nNous sommes au regret de vous informer que votre candidature n° {number} à la formation {training} n’a pas été retenue.\n\n{reason}\n\n{establishment}',
     'Answer to your application',
     E'Dear {candidate},\n\nWe are sorry to tell you that your application {number} to {training} was not accepted.\n\n{reason}\n\n{establishment}',
     false);
