package fr.candidatflow.application.retention;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationsDeleted;
import fr.candidatflow.application.CampaignRetention;
import fr.candidatflow.application.CampaignStillOpen;
import fr.candidatflow.application.DeletionUndecided;
import fr.candidatflow.application.NothingToDecide;
import fr.candidatflow.application.PostponementIncomplete;
import fr.candidatflow.application.RetentionSteps;
import fr.candidatflow.catalogue.CampaignEditor;
import fr.candidatflow.catalogue.RetentionProperties;
import fr.candidatflow.document.DocumentStore;
import fr.candidatflow.document.FileId;
import fr.candidatflow.staff.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes the applications of a campaign whose processes have ended, with their documents, mails and histories. The others are
 * kept and counted, and looked at again after some days. Accounts outlive campaigns.
 */
@Service
@Transactional
class Retention implements CampaignRetention {

    static final String AREA = "retention";

    static final int LONGEST_REASON = 500;

    /** After which what was kept is looked at again. */
    private static final Period PAUSE = Period.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** Of a campaign, without those that run, whose ids stand in :running between commas. */
    private static final String GONE = """
            select a.id, a.account_id, a.number from application a
            join training t on t.id = a.training_id
            where t.campaign_code = :campaign and not a.id = any (string_to_array(:running, ',')::uuid[])
            """;

    private record Deleted(UUID id, String number) {}

    private record StoredFile(UUID id, long size) {}

    private final CampaignEditor campaigns;
    private final RetentionSteps steps;
    private final Reports reports;
    private final Statistics statistics;
    private final DocumentStore store;
    private final Audit audit;
    private final RetentionProperties properties;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Retention(
            CampaignEditor campaigns,
            RetentionSteps steps,
            Reports reports,
            Statistics statistics,
            DocumentStore store,
            Audit audit,
            RetentionProperties properties,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.campaigns = campaigns;
        this.steps = steps;
        this.reports = reports;
        this.statistics = statistics;
        this.store = store;
        this.audit = audit;
        this.properties = properties;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Instant dueAt(String campaign) {
        jdbc.sql("select code from campaign where code = ? for update")
                .param(campaign)
                .query(String.class)
                .single();
        return dueOn(campaign).atStartOfDay(clock.getZone()).toInstant();
    }

    @Override
    public boolean concerns(String campaign) {
        return dueOn(campaign).isAfter(today()) || kept(campaign) > 0;
    }

    /** The day of the next report. */
    @Transactional(readOnly = true)
    public LocalDate dueOn(String campaign) {
        var first = campaigns.get(campaign).retainedUntil().plusDays(1);
        return reports.latest(campaign)
                .map(Report::nextOn)
                .filter(next -> next.isAfter(first))
                .orElse(first);
    }

    @Override
    public boolean report(String campaign, long mails) {
        var running = steps.running(campaign).keySet();
        var found = jdbc.sql("""
                        with gone as (%s), files as (
                            select f.size from deposited_file f
                            where f.id in (select d.file_id from application_document d join gone on gone.id = d.application_id)
                                and not exists (select from application_document d
                                    where d.file_id = f.id and d.application_id not in (select id from gone)))
                        select (select count(*) from gone) applications, (select count(*) from files) files,
                            (select coalesce(sum(size), 0) from files) bytes,
                            (select count(distinct account_id) from gone where not exists (select from application o
                                where o.account_id = gone.account_id and o.id not in (select id from gone))) accounts""".formatted(GONE))
                .param("campaign", campaign)
                .param("running", commas(running))
                .query(Reports.Found.class)
                .single();
        reports.add(campaign, found, running.size(), mails, clock.instant());
        log.info(
                "Campaign {}: {} applications to delete, {} kept since they run",
                campaign,
                found.applications(),
                running.size());
        return found.applications() > 0;
    }

    @Override
    public void decide(String campaign, Boolean approved, LocalDate postponedTo, String reason, String staff) {
        var report = reports.latest(campaign).filter(Report::open).orElseThrow(NothingToDecide::new);
        if (approved == null) {
            throw new DeletionUndecided();
        }
        if (approved) {
            if (campaigns.get(campaign).state() == CampaignEditor.State.OPEN) {
                throw new CampaignStillOpen();
            }
            statistics.keep(campaign);
            reports.decide(report.id(), true, null, null, staff, clock.instant());
            audit.record(
                    staff,
                    AREA,
                    campaign,
                    "deletion approved",
                    "%d applications, %d documents; %d applications run and are kept"
                            .formatted(report.applications(), report.files(), report.running()));
        } else {
            if (postponedTo == null || postponedTo.isBefore(today()) || !isReason(reason)) {
                throw new PostponementIncomplete();
            }
            reports.decide(report.id(), false, reason.strip(), postponedTo, staff, clock.instant());
            audit.record(
                    staff, AREA, campaign, "deletion postponed", "to %s: %s".formatted(postponedTo, reason.strip()));
        }
    }

    static boolean isReason(String reason) {
        return reason != null && !reason.isBlank() && reason.strip().length() <= LONGEST_REASON;
    }

    /**
     * The rows are held before the processes are asked a second time: whoever would start one for an application of this batch
     * waits, and then finds no application. A campaign that was opened again since the approval keeps what is left.
     */
    @Override
    public boolean deleteBatch(String campaign) {
        if (campaigns.get(campaign).state() == CampaignEditor.State.OPEN) {
            return true;
        }
        var candidates = jdbc.sql(GONE + " order by a.number limit :batch for update of a")
                .param("campaign", campaign)
                .param("running", commas(steps.running(campaign).keySet()))
                .param("batch", properties.batch())
                .query(Deleted.class)
                .list();
        var running = steps.running(campaign).keySet();
        var batch = candidates.stream()
                .filter(application -> !running.contains(new ApplicationId(application.id())))
                .toList();
        if (batch.isEmpty()) {
            return true;
        }
        delete(campaign, batch);
        return candidates.size() < properties.batch();
    }

    private void delete(String campaign, List<Deleted> batch) {
        var ids = batch.stream()
                .map(application -> new ApplicationId(application.id()))
                .collect(Collectors.toSet());
        events.publishEvent(new ApplicationsDeleted(ids));
        audit.forget(batch.stream().map(Deleted::number).toList());
        var files = jdbc.sql("""
                        select id, size from deposited_file where id in (
                            select file_id from application_document
                            where application_id = any (string_to_array(?, ',')::uuid[]))""").param(commas(ids)).query(StoredFile.class).list();
        jdbc.sql("delete from application where id = any (string_to_array(?, ',')::uuid[])")
                .param(commas(ids))
                .update();
        var unused = files.stream().filter(file -> unused(file.id())).toList();
        unused.forEach(file -> store.delete(new FileId(file.id())));
        long bytes = unused.stream().mapToLong(StoredFile::size).sum();
        reports.latest(campaign)
                .ifPresent(report -> reports.addDeleted(report.id(), batch.size(), unused.size(), bytes));
        log.info("Campaign {}: {} applications deleted", campaign, batch.size());
    }

    /** What another application holds stays: its candidate may still need it, and apply with it again. */
    private boolean unused(UUID file) {
        return jdbc.sql("select not exists (select from application_document where file_id = ?)")
                .param(file)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean finish(String campaign) {
        var report = reports.latest(campaign).orElseThrow();
        long kept = kept(campaign);
        reports.finish(report.id(), kept, kept == 0 ? null : today().plus(PAUSE), clock.instant());
        if (report.approved() != null) {
            audit.record(
                    report.decidedBy(),
                    AREA,
                    campaign,
                    "deleted",
                    "%d applications, %d documents; %d applications kept"
                            .formatted(report.deleted(), report.deletedFiles(), kept));
        }
        return kept == 0;
    }

    private long kept(String campaign) {
        return jdbc.sql("""
                        select count(*) from application a join training t on t.id = a.training_id
                        where t.campaign_code = ?""").param(campaign).query(Long.class).single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String commas(Set<ApplicationId> ids) {
        return ids.stream().map(ApplicationId::toString).collect(Collectors.joining(","));
    }
}
