package fr.candidatflow.catalogue;

import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An administrator's work on the campaigns. Each has trainings of its own: the next one is prepared from the last while that one
 * still runs, and takes its place in one act. Applications keep the training and the dates that they were opened with.
 */
@Service
@Transactional
public class CampaignEditor {

    private static final String AREA = "campaign";

    public enum State {
        PREPARED,
        OPEN,
        CLOSED
    }

    /**
     * @param retentionDays how many days its applications are kept
     * @param running applications that are not closed
     */
    public record Listed(
            String code,
            LocalizedText label,
            LocalDate startsOn,
            LocalDate endsOn,
            int retentionDays,
            State state,
            long version,
            long trainings,
            long running) {

        /** The last day on which its applications are kept. */
        public LocalDate retainedUntil() {
            return endsOn.plusDays(retentionDays);
        }
    }

    /** The range of a campaign's trainings. */
    private record Range(long trainings, LocalDate first, LocalDate last) {}

    private final CampaignRepository campaigns;
    private final JdbcClient jdbc;
    private final TrainingUse use;
    private final Audit audit;
    private final RetentionProperties retention;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CampaignEditor(
            CampaignRepository campaigns,
            JdbcClient jdbc,
            TrainingUse use,
            Audit audit,
            RetentionProperties retention,
            ApplicationEventPublisher events,
            Clock clock) {
        this.campaigns = campaigns;
        this.jdbc = jdbc;
        this.use = use;
        this.audit = audit;
        this.retention = retention;
        this.events = events;
        this.clock = clock;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Listed> all() {
        return campaigns.findAllByOrderByStartsOnDescCodeAsc().stream()
                .map(this::listed)
                .toList();
    }

    @Transactional(readOnly = true)
    public Listed get(String code) {
        return campaigns.findByCode(code).map(this::listed).orElseThrow(NotFound::new);
    }

    /** The one that is open, else the latest. */
    @Transactional(readOnly = true)
    public Optional<String> current() {
        return campaigns
                .findByActiveTrue()
                .or(() ->
                        campaigns.findAllByOrderByStartsOnDescCodeAsc().stream().findFirst())
                .map(Campaign::code);
    }

    /** Without trainings. */
    public void create(String code, LocalizedText label, LocalDate startsOn, LocalDate endsOn, String staff) {
        refuseTaken(code);
        campaigns.saveAndFlush(new Campaign(code, label, startsOn, endsOn));
        audit.record(staff, AREA, code, "created", "from %s to %s".formatted(startsOn, endsOn));
        announce(code);
    }

    /** @throws CampaignTooShort when trainings have dates outside */
    public void save(
            String code, long version, LocalizedText label, LocalDate startsOn, LocalDate endsOn, String staff) {
        var campaign = find(code, version);
        var before = listed(campaign);
        DatesOutOfOrder.refuseUnless("campaign end", endsOn, "campaign start", startsOn);
        if (!startsOn.equals(before.startsOn()) || !endsOn.equals(before.endsOn())) {
            refuseOutside(outside(code, startsOn, endsOn, 0));
        }
        var changes = Stream.of(
                        FieldChange.of("French name", before.label().fr(), label.fr()),
                        FieldChange.of("English name", before.label().en(), label.en()),
                        FieldChange.of("start", before.startsOn(), startsOn),
                        FieldChange.of("end", before.endsOn(), endsOn))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
        if (!changes.isEmpty()) {
            campaign.update(label, startsOn, endsOn);
            campaigns.saveAndFlush(campaign);
            audit.record(staff, AREA, code, "changed", FieldChange.sentence(changes));
            announce(code);
        }
    }

    /**
     * For how many days after its last day the applications are kept.
     *
     * @throws RetentionOutOfRange when nobody may keep them so long, or so short
     */
    public void retain(String code, long version, int days, String staff) {
        var campaign = find(code, version);
        RetentionOutOfRange.refuseUnlessAllowed(days);
        int before = campaign.retentionDays(retention.days());
        if (days != before) {
            campaign.retain(days);
            campaigns.saveAndFlush(campaign);
            audit.record(staff, AREA, code, "changed", "retention from %d to %d days".formatted(before, days));
            announce(code);
        }
    }

    /**
     * A new campaign with a copy of each training of another: settings, documents and reminders as they are, each date a year
     * later. Candidates see nothing of it before it is opened.
     *
     * @return how many trainings were copied
     * @throws CampaignTooShort when dates fall outside the new campaign
     */
    public int prepareNext(
            String from, String code, LocalizedText label, LocalDate startsOn, LocalDate endsOn, String staff) {
        var model = campaigns.findByCode(from).orElseThrow(NotFound::new);
        refuseTaken(code);
        refuseOutside(outside(model.code(), startsOn, endsOn, 1));
        campaigns.saveAndFlush(new Campaign(code, label, startsOn, endsOn));
        int copied = jdbc.sql("""
                        insert into training (id, version, code, establishment, campaign_code, centre_code, commission_code,
                            domain, title, url, capacity, mode, in_service, offered, edited_fields, opens_on, closes_on, return_on,
                            publishes_on, answer_on, waiting_list_closes_on, submission_reminder_days, correction_reminder_days,
                            answer_reminder_days)
                        select gen_random_uuid(), 0, code, establishment, :code, centre_code, commission_code,
                            domain, title, url, capacity, mode, in_service, false, edited_fields,
                            (opens_on + interval '1 year')::date, (closes_on + interval '1 year')::date,
                            (return_on + interval '1 year')::date, (publishes_on + interval '1 year')::date,
                            (answer_on + interval '1 year')::date, (waiting_list_closes_on + interval '1 year')::date,
                            submission_reminder_days, correction_reminder_days, answer_reminder_days
                        from training where campaign_code = :from""").param("code", code).param("from", from).update();
        jdbc.sql("""
                        insert into required_document (training_id, code, position, label_fr, label_en, hint_fr, hint_en,
                            mandatory, not_concerned_allowed, template)
                        select copy.id, d.code, d.position, d.label_fr, d.label_en, d.hint_fr, d.hint_en,
                            d.mandatory, d.not_concerned_allowed, d.template
                        from required_document d
                        join training model on model.id = d.training_id and model.campaign_code = :from
                        join training copy on copy.code = model.code and copy.campaign_code = :code""").param("code", code).param("from", from).update();
        audit.record(
                staff,
                AREA,
                code,
                "prepared",
                "from %s to %s, with %s copied from %s"
                        .formatted(startsOn, endsOn, InUse.count(copied, "training"), from));
        announce(code);
        return copied;
    }

    /** Its trainings are offered from now on; the campaign that was open is closed. */
    public void open(String code, long version, String staff) {
        var campaign = find(code, version);
        ChangedMeanwhile.refuseUnless(!campaign.active());
        open(campaign, staff);
    }

    /** Nobody can apply any more; what runs goes on. */
    public void close(String code, long version, String staff) {
        var campaign = find(code, version);
        ChangedMeanwhile.refuseUnless(campaign.active());
        close(campaign, staff);
    }

    void open(Campaign campaign, String staff) {
        campaigns
                .findByActiveTrue()
                .filter(other -> !other.code().equals(campaign.code()))
                .ifPresent(other -> close(other, staff));
        if (!campaign.active()) {
            audit.record(staff, AREA, campaign.code(), "opened", null);
        }
        campaign.activate();
        campaigns.saveAndFlush(campaign);
        jdbc.sql("""
                        update training set offered = false, version = version + 1
                        where offered and campaign_code <> :code
                            and code in (select code from training where campaign_code = :code)""").param("code", campaign.code()).update();
        jdbc.sql("update training set offered = true, version = version + 1 where not offered and campaign_code = ?")
                .param(campaign.code())
                .update();
        announce(campaign.code());
    }

    void announce(String code) {
        events.publishEvent(new CampaignSaved(code));
    }

    private void close(Campaign campaign, String staff) {
        campaign.close(LocalDate.now(clock));
        campaigns.saveAndFlush(campaign);
        jdbc.sql("update training set offered = false, version = version + 1 where offered and campaign_code = ?")
                .param(campaign.code())
                .update();
        audit.record(
                staff,
                AREA,
                campaign.code(),
                "closed",
                "with %s still running".formatted(InUse.count(listed(campaign).running(), "application")));
    }

    private Campaign find(String code, long version) {
        var campaign = campaigns.findByCode(code).orElseThrow(NotFound::new);
        ChangedMeanwhile.refuseUnless(campaign.version() == version);
        return campaign;
    }

    private void refuseTaken(String code) {
        if (campaigns.findByCode(code).isPresent()) {
            throw new CodeTaken(code);
        }
    }

    private static void refuseOutside(Range outside) {
        if (outside.trainings() > 0) {
            throw new CampaignTooShort(outside.trainings(), outside.first(), outside.last());
        }
    }

    /** Trainings of a campaign that would not fit into these days, their own dates moved by some years. */
    private Range outside(String code, LocalDate startsOn, LocalDate endsOn, int years) {
        return jdbc.sql("""
                        select count(*) trainings, min(opens_on) first, max(closes) last from (
                            select (opens_on + make_interval(years => :years))::date opens_on,
                                (waiting_list_closes_on + make_interval(years => :years))::date closes
                            from training where campaign_code = :code) moved
                        where opens_on < :start or closes > :end""")
                .param("code", code)
                .param("years", years)
                .param("start", startsOn)
                .param("end", endsOn)
                .query(Range.class)
                .single();
    }

    private Listed listed(Campaign campaign) {
        var ids = jdbc
                .sql("select id from training where campaign_code = ?")
                .param(campaign.code())
                .query(UUID.class)
                .list()
                .stream()
                .map(TrainingId::new)
                .toList();
        return new Listed(
                campaign.code(),
                campaign.label(),
                campaign.startsOn(),
                campaign.endsOn(),
                campaign.retentionDays(retention.days()),
                campaign.active() ? State.OPEN : campaign.closed() ? State.CLOSED : State.PREPARED,
                campaign.version(),
                ids.size(),
                use.of(ids).values().stream()
                        .mapToLong(TrainingUse.Use::running)
                        .sum());
    }
}
