package fr.candidatflow.catalogue;

import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the catalogue in line with a file and the defaults, in one transaction: the file is all there afterwards, or nothing
 * of it is. Importing the same again changes nothing. What an administrator has edited by hand stays unless it is chosen to be
 * overwritten; no training that candidates have applied to is removed, moved to another centre or given another code.
 */
@Service
class CatalogueImporter {

    /**
     * What one decides about an import.
     *
     * @param staff who imports
     * @param campaignCode of the campaign that is meant; null for that of the defaults, which is opened then
     * @param removeNoLongerOffered whether trainings that the file closes or does not name any more are removed
     * @param overwritten {@link ImportReport.Kept#key} of what was edited by hand and is overwritten all the same
     */
    record Choices(String staff, String campaignCode, boolean removeNoLongerOffered, Set<String> overwritten) {

        static final Choices COMMAND_LINE = new Choices("command line", null, false, Set.of());
    }

    private final CampaignRepository campaigns;
    private final CampaignEditor campaignEditor;
    private final CentreRepository centres;
    private final CommissionRepository commissions;
    private final TrainingRepository trainings;
    private final TrainingUse use;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    CatalogueImporter(
            CampaignRepository campaigns,
            CampaignEditor campaignEditor,
            CentreRepository centres,
            CommissionRepository commissions,
            TrainingRepository trainings,
            TrainingUse use,
            Audit audit,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.campaignEditor = campaignEditor;
        this.centres = centres;
        this.commissions = commissions;
        this.trainings = trainings;
        this.use = use;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    ImportReport bringIn(ProgrammeFile file, CatalogueDefaults defaults) {
        return bringIn(file, defaults, Choices.COMMAND_LINE);
    }

    @Transactional
    ImportReport bringIn(ProgrammeFile file, CatalogueDefaults defaults, Choices choices) {
        var campaign = choices.campaignCode() == null
                ? opened(defaults.campaign(), choices.staff())
                : campaigns.findByCode(choices.campaignCode()).orElseThrow(NotFound::new);
        return new Run(file, defaults, choices, campaign).bringIn();
    }

    private Campaign opened(CatalogueDefaults.CampaignDefaults wanted, String staff) {
        var campaign = campaigns
                .findByCode(wanted.code())
                .orElseGet(() -> new Campaign(wanted.code(), wanted.label(), wanted.startsOn(), wanted.endsOn()));
        campaign.update(wanted.label(), wanted.startsOn(), wanted.endsOn());
        campaigns.saveAndFlush(campaign);
        var stored = campaigns.findByCode(wanted.code()).orElseThrow();
        if (!stored.active()) {
            campaignEditor.open(stored, staff);
        }
        campaignEditor.announce(stored.code());
        return stored;
    }

    /** One import, with its counts. */
    private final class Run {

        private final ProgrammeFile file;
        private final CatalogueDefaults defaults;
        private final Choices choices;
        private final Campaign campaign;
        private final String establishment;
        private final Map<String, String> domainsOfCentres = new HashMap<>();
        private final ImportTally tally;
        private final ImportedOffices offices;
        private final List<TrainingId> raised = new ArrayList<>();
        private Map<TrainingId, TrainingUse.Use> uses = Map.of();

        Run(ProgrammeFile file, CatalogueDefaults defaults, Choices choices, Campaign campaign) {
            this.file = file;
            this.defaults = defaults;
            this.choices = choices;
            this.campaign = campaign;
            this.establishment = file.establishment().code();
            tally = new ImportTally(file);
            offices = new ImportedOffices(centres, commissions, audit, file.establishment(), defaults, choices, tally);
        }

        ImportReport bringIn() {
            var known = trainings.findAllByEstablishmentAndCampaignCode(establishment, campaign.code()).stream()
                    .collect(Collectors.toMap(Training::code, Function.identity()));
            uses = use.of(known.values().stream().map(Training::id).toList());
            var takenElsewhere = takenElsewhere();
            for (var programme : file.open()) {
                var centre = Slug.of(programme.leadingDomain());
                var domain = Slug.full(programme.leadingDomain());
                if (takenElsewhere.containsKey(programme.code())) {
                    tally.rejected(
                            programme,
                            takenElsewhere.get(programme.code()).equals(Training.BY_HAND)
                                    ? "the INM code is already that of a training made by hand"
                                    : "the INM code is already that of a training of the establishment "
                                            + takenElsewhere.get(programme.code()));
                } else if (!domainsOfCentres
                        .computeIfAbsent(centre, code -> domain)
                        .equals(domain)) {
                    tally.rejected(
                            programme,
                            "the domain would share the centre code %s with another domain".formatted(centre));
                } else {
                    bringIn(programme, centre, known.get(programme.code()));
                }
            }
            var noLongerOffered = noLongerOffered(known);
            refuseChangedCodes(known, noLongerOffered);
            if (choices.removeNoLongerOffered()) {
                noLongerOffered.forEach(training -> remove(training));
            }
            tally.throwRefusals();
            trainings.flush();
            raised.forEach(training -> events.publishEvent(new CapacityRaised(training)));
            if (tally.officesDiffer()) {
                events.publishEvent(new CatalogueChanged());
            }
            var report = report(noLongerOffered);
            if (report.changesSomething()) {
                audit.record(choices.staff(), "import", establishment, "imported", tally.sentence(campaign.code()));
            }
            return report;
        }

        private ImportReport report(List<Training> noLongerOffered) {
            return tally.report(
                    file,
                    campaign.code(),
                    noLongerOffered.stream()
                            .map(Training::code)
                            .filter(code -> !tally.hasRemoved(code))
                            .map(code -> file.closedCodes().contains(code) ? code + " (closed)" : code)
                            .toList(),
                    defaults.namedCentres().stream()
                            .filter(code -> !domainsOfCentres.containsKey(code))
                            .sorted()
                            .toList());
        }

        private Map<String, String> takenElsewhere() {
            var codes = file.open().stream().map(ProgrammeFile.Programme::code).toList();
            return trainings.findAllByCodeIn(codes).stream()
                    .filter(training -> !training.establishment().equals(establishment))
                    .collect(Collectors.toMap(Training::code, Training::establishment, (one, other) -> one));
        }

        private void bringIn(ProgrammeFile.Programme programme, String centre, Training known) {
            var centreSettings = offices.settle(centre, programme.leadingDomain());
            var content = new TrainingContent(
                    campaign.code(),
                    centre,
                    centre,
                    programme.domains(),
                    programme.title(),
                    programme.url(),
                    programme.capacity(),
                    centreSettings.mode(),
                    centreSettings.dates(),
                    centreSettings.reminders(),
                    centreSettings.documents());
            if (known == null) {
                create(programme, content);
            } else {
                change(known, content);
            }
        }

        private void create(ProgrammeFile.Programme programme, TrainingContent content) {
            content.dates().disorder(campaign.startsOn(), campaign.endsOn()).stream()
                    .findFirst()
                    .ifPresent(problem -> {
                        throw new ImportRefused("The defaults do not fit the campaign %s. %s"
                                .formatted(campaign.code(), problem.getMessage()));
                    });
            var training = new Training(programme.code(), establishment, content);
            if (!campaign.active()) {
                training.hide();
            }
            trainings.save(training);
            tally.created();
        }

        private void change(Training known, TrainingContent wanted) {
            var before = known.content();
            var differing = known.editedFields().stream()
                    .filter(field -> field.differs(before, wanted))
                    .collect(Collectors.toSet());
            var overwritten = differing.stream()
                    .filter(field -> choices.overwritten().contains(ImportReport.Kept.key(known.code(), field)))
                    .collect(Collectors.toSet());
            differing.removeAll(overwritten);
            for (var field : new TreeSet<>(differing)) {
                field.changesOf(before, wanted)
                        .forEach(change -> tally.kept(new ImportReport.Kept(
                                ImportReport.Kept.key(known.code(), field), known.code(), before.title(), change)));
            }
            var content = TrainingField.keep(differing, before, wanted);
            refuseWhatApplicationsForbid(known, before, content);
            if (CapacityRaised.by(before.capacity(), content.capacity())) {
                raised.add(known.id());
            }
            var differences = TrainingField.changes(before, content);
            if (known.update(content)) {
                known.forgetEdits(overwritten);
                tally.changed(new ImportReport.Change(known.code(), content.title(), differences));
                audit.record(
                        choices.staff(),
                        TrainingEditor.AREA,
                        known.code(),
                        "changed by import",
                        FieldChange.sentence(differences));
            } else {
                tally.unchanged();
            }
        }

        private void refuseWhatApplicationsForbid(Training known, TrainingContent before, TrainingContent after) {
            var taken = uses.getOrDefault(known.id(), TrainingUse.Use.NONE);
            if (taken.applications() > 0 && !before.centreCode().equals(after.centreCode())) {
                tally.refused("The domain of %s would move it from the centre %s to %s, but it has %s there."
                        .formatted(
                                known.code(),
                                before.centreCode(),
                                after.centreCode(),
                                InUse.count(taken.applications(), "application")));
            }
            if (!Objects.equals(before.capacity(), after.capacity())) {
                refuseBelowTaken(known, before.capacity(), after.capacity());
            }
        }

        /** Counted anew with the training's row held, as a seat may have been given since the import began. */
        private void refuseBelowTaken(Training known, Integer before, Integer after) {
            trainings.lock(known.id().value());
            var taken = use.of(List.of(known.id())).getOrDefault(known.id(), TrainingUse.Use.NONE);
            try {
                CapacityTaken.refuseBelowTaken(before, after, taken);
            } catch (CapacityTaken refused) {
                tally.refused("%s: %s".formatted(known.code(), refused.getMessage()));
            }
        }

        private void refuseChangedCodes(Map<String, Training> known, List<Training> noLongerOffered) {
            for (var training : noLongerOffered) {
                var taken = uses.getOrDefault(training.id(), TrainingUse.Use.NONE);
                file.open().stream()
                        .filter(programme -> taken.applications() > 0
                                && !known.containsKey(programme.code())
                                && programme.title().equals(training.content().title())
                                && programme.domains().equals(training.content().domain()))
                        .findFirst()
                        .ifPresent(programme -> tally.refused(
                                "The file gives “%s” the code %s (line %d), but its code %s is in use: it has %s."
                                        .formatted(
                                                programme.title(),
                                                programme.code(),
                                                programme.line(),
                                                training.code(),
                                                InUse.count(taken.applications(), "application"))));
            }
        }

        private void remove(Training training) {
            var taken = uses.getOrDefault(training.id(), TrainingUse.Use.NONE);
            if (taken.applications() > 0) {
                tally.refused("The file no longer offers %s, which has %s and cannot be removed."
                        .formatted(training.code(), InUse.count(taken.applications(), "application")));
                return;
            }
            trainings.delete(training);
            tally.removed(training.code());
            audit.record(
                    choices.staff(),
                    TrainingEditor.AREA,
                    training.code(),
                    "deleted by import",
                    "“%s” of the campaign %s".formatted(training.content().title(), campaign.code()));
        }

        private List<Training> noLongerOffered(Map<String, Training> known) {
            var named = new HashSet<String>();
            file.open().forEach(programme -> named.add(programme.code()));
            file.rejections().forEach(rejection -> named.add(rejection.code()));
            return known.values().stream()
                    .filter(training -> !named.contains(training.code()))
                    .sorted(Comparator.comparing(Training::code))
                    .toList();
        }
    }
}
