-- Days before a deadline on which a reminder goes out. Trainings from before keep what was sent for all of them.
alter table training
    add column submission_reminder_days integer[] not null default '{7,2}',
    add column correction_reminder_days integer[] not null default '{7,2}',
    add column answer_reminder_days     integer[] not null default '{7,2}';
alter table training
    alter column submission_reminder_days drop default,
    alter column correction_reminder_days drop default,
    alter column answer_reminder_days     drop default;
