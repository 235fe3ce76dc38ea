-- Which row of which decision table decided what about an application, when it was opened.
create table applied_rule (
    application_id   uuid         not null references application (id) on delete cascade,
    position         integer      not null,
    -- The document; null for the application itself.
    document         varchar(40),
    decision         varchar(64)  not null,
    decision_version integer      not null,
    rule             varchar(100) not null,
    -- What the row was chosen by: values by column.
    inputs           json         not null,
    outputs          json         not null,
    primary key (application_id, position)
);

-- What is about an application is deleted by its campaign's retention and never by time (ADR 26): also what ended, or runs, under
-- the diagrams that had a year.
update act_re_procdef set history_ttl_ = 36500
where key_ in ('application', 'application-submission', 'document-review', 'commission-opinion', 'admission-confirmation',
               'second-thoughts', 'staff-correction');
update act_re_procdef set history_ttl_ = 3650 where key_ = 'campaign-retention';
do $$
declare
    history text;
begin
    for history in
        select table_name from information_schema.columns
        where table_schema = current_schema() and column_name = 'removal_time_'
          and table_name in (select table_name from information_schema.columns
                             where table_schema = current_schema() and column_name = 'root_proc_inst_id_')
    loop
        execute format(
            'update %I set removal_time_ = null where removal_time_ is not null and root_proc_inst_id_ in
                 (select id_ from act_hi_procinst where proc_def_key_ in
                      (''application'', ''application-submission'', ''document-review'', ''commission-opinion'',
                       ''admission-confirmation'', ''second-thoughts'', ''staff-correction'', ''campaign-retention''))',
            history);
    end loop;
end $$;
