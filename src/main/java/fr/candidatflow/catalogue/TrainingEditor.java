package fr.candidatflow.catalogue;

import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An administrator's work on the trainings. Each change is in the audit with what it was from and to; one that was made on
 * something else than what is there now is refused with {@link ChangedMeanwhile}. A training's dates are those that applications
 * to come are given: those that run keep theirs.
 */
@Service
@Transactional
public class TrainingEditor {

    public static final String AREA = "training";

    /**
     * A training as it is edited.
     *
     * @param version of what is shown; to be given back with the change
     * @param offered whether candidates see it: false in a prepared or closed campaign
     * @param edited what was changed by hand since the import
     */
    public record Edited(
            TrainingId id,
            long version,
            String code,
            String establishment,
            TrainingContent content,
            boolean inService,
            boolean offered,
            Set<TrainingField> edited) {}

    private final TrainingRepository trainings;
    private final CampaignRepository campaigns;
    private final CommissionRepository commissions;
    private final TrainingUse use;
    private final InstalledDefaults defaults;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    TrainingEditor(
            TrainingRepository trainings,
            CampaignRepository campaigns,
            CommissionRepository commissions,
            TrainingUse use,
            InstalledDefaults defaults,
            Audit audit,
            ApplicationEventPublisher events) {
        this.trainings = trainings;
        this.campaigns = campaigns;
        this.commissions = commissions;
        this.use = use;
        this.defaults = defaults;
        this.audit = audit;
        this.events = events;
    }

    /** Those that have every word in their code, title, domain or centre, whatever accents and case; in the order of the titles. */
    @Transactional(readOnly = true)
    public List<ListedTraining> search(String campaign, String words) {
        var wanted = Arrays.stream(Slug.fold(words).split("\\s+")).toList();
        return trainings.list(campaign).stream()
                .filter(training -> {
                    var searched = Slug.fold(
                            String.join(" ", training.code(), training.title(), training.domain(), training.centre()));
                    return wanted.stream().allMatch(searched::contains);
                })
                .toList();
    }

    @Transactional(readOnly = true)
    public Edited get(TrainingId id) {
        return toEdited(trainings.findById(id.value()).orElseThrow(NotFound::new));
    }

    @Transactional(readOnly = true)
    public TrainingUse.Use use(TrainingId id) {
        return use.of(List.of(id)).getOrDefault(id, TrainingUse.Use.NONE);
    }

    /** All contradictions between the dates of a training and with its campaign. */
    @Transactional(readOnly = true)
    public List<DatesOutOfOrder> disorder(String campaignCode, TrainingDates dates) {
        var campaign = campaigns.findByCode(campaignCode).orElseThrow(NotFound::new);
        return dates.disorder(campaign.startsOn(), campaign.endsOn());
    }

    /**
     * What a new training of a centre begins with, as an import would have it: all but its names. Dates are those of the
     * installation's defaults where they fit the campaign, else null.
     *
     * @param centreCode empty for what all centres share
     * @throws ImportRefused when the defaults cannot be used
     */
    @Transactional(readOnly = true)
    public TrainingContent blank(String campaignCode, String centreCode) {
        var settings = defaults.read().of(centreCode);
        boolean fits = disorder(campaignCode, settings.dates()).isEmpty();
        return new TrainingContent(
                campaignCode,
                centreCode,
                "",
                "",
                "",
                null,
                null,
                settings.mode(),
                fits ? settings.dates() : new TrainingDates(null, null, null, null, null, null),
                settings.reminders(),
                settings.documents());
    }

    /**
     * A training that is in no file of the ministry. It is in service, and candidates see it when its campaign is open; no import
     * changes or removes it.
     *
     * @throws CodeTaken when the campaign has one of this code, in whatever case
     * @throws DatesOutOfOrder when two dates contradict each other or the campaign
     */
    public TrainingId create(String code, TrainingContent content, String staff) {
        var campaign = campaigns.findByCode(content.campaignCode()).orElseThrow(NotFound::new);
        if (trainings.list(campaign.code()).stream()
                .anyMatch(other -> other.code().equalsIgnoreCase(code))) {
            throw new CodeTaken(code);
        }
        disorder(campaign.code(), content.dates()).stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
        refuseForeignCommission(content);
        var training = new Training(code, Training.BY_HAND, content);
        if (!campaign.active()) {
            training.hide();
        }
        trainings.save(training);
        audit.record(
                staff,
                AREA,
                code,
                "created",
                "“%s” of the campaign %s".formatted(content.title(), content.campaignCode()));
        trainings.flush();
        return training.id();
    }

    private void refuseForeignCommission(TrainingContent content) {
        commissions
                .findByCode(content.commissionCode())
                .filter(commission -> commission.toCommission().centreCode().equals(content.centreCode()))
                .orElseThrow(NotFound::new);
    }

    /**
     * @param version of what was edited
     * @return whether anything was changed
     * @throws ChangedMeanwhile when that is not what is there
     * @throws DatesOutOfOrder when two dates contradict each other or the campaign
     * @throws CapacityTaken when more seats are offered or confirmed
     * @throws InUse when the centre or the commission changes under applications
     */
    public boolean save(TrainingId id, long version, TrainingContent content, boolean inService, String staff) {
        return save(held(id, version), content, inService, staff);
    }

    /**
     * More seats, or no limit, call the waiting list at once.
     *
     * @param capacity null for no limit
     * @return whether anything was changed
     * @throws ChangedMeanwhile when {@code version} is not what is there
     * @throws CapacityTaken when more seats are offered or confirmed
     */
    public boolean changeCapacity(TrainingId id, long version, Integer capacity, String staff) {
        var training = held(id, version);
        return save(training, training.content().withCapacity(capacity), training.inService(), staff);
    }

    private boolean save(Training training, TrainingContent content, boolean inService, String staff) {
        var before = training.content();
        if (!content.dates().equals(before.dates())) {
            disorder(before.campaignCode(), content.dates()).stream()
                    .findFirst()
                    .ifPresent(problem -> {
                        throw problem;
                    });
        }
        var taken = use(training.id());
        CapacityTaken.refuseBelowTaken(before.capacity(), content.capacity(), taken);
        if (!content.commissionCode().equals(before.commissionCode())
                || !content.centreCode().equals(before.centreCode())) {
            if (taken.applications() > 0) {
                throw InUse.centreOfTraining(training.code(), taken.applications());
            }
            refuseForeignCommission(content);
        }
        var changes = new ArrayList<>(training.edit(content));
        if (inService != training.inService()) {
            changes.add(FieldChange.of("in service", training.inService(), inService));
            if (inService) {
                training.putIntoService();
            } else {
                training.takeOutOfService();
            }
        }
        if (changes.isEmpty()) {
            return false;
        }
        audit.record(staff, AREA, training.code(), "changed", FieldChange.sentence(changes));
        trainings.flush();
        if (CapacityRaised.by(before.capacity(), content.capacity())) {
            events.publishEvent(new CapacityRaised(training.id()));
        }
        return true;
    }

    /** @throws InUse when candidates have applied to it: it may be taken out of service */
    public void delete(TrainingId id, long version, String staff) {
        var training = held(id, version);
        var taken = use(id);
        if (taken.applications() > 0) {
            throw InUse.training(training.code(), taken.applications());
        }
        trainings.delete(training);
        audit.record(
                staff,
                AREA,
                training.code(),
                "deleted",
                "“%s” of the campaign %s"
                        .formatted(
                                training.content().title(), training.content().campaignCode()));
        trainings.flush();
    }

    /** The training's row is held: no seat is offered and no other change made until the transaction ends. */
    private Training held(TrainingId id, long version) {
        var training = trainings.lock(id.value()).orElseThrow(NotFound::new);
        ChangedMeanwhile.refuseUnless(training.version() == version);
        return training;
    }

    private static Edited toEdited(Training training) {
        return new Edited(
                training.id(),
                training.version(),
                training.code(),
                training.establishment(),
                training.content(),
                training.inService(),
                training.offered(),
                training.editedFields());
    }
}
