package fr.candidatflow.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the catalogue in line with a file and the defaults, in one transaction: the file is all there afterwards, or nothing
 * of it is. Importing the same again changes nothing. No training is ever removed, since candidates may have applied to it.
 */
@Service
class CatalogueImporter {

    private final CampaignRepository campaigns;
    private final CentreRepository centres;
    private final CommissionRepository commissions;
    private final TrainingRepository trainings;
    private final ApplicationEventPublisher events;

    CatalogueImporter(
            CampaignRepository campaigns,
            CentreRepository centres,
            CommissionRepository commissions,
            TrainingRepository trainings,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.centres = centres;
        this.commissions = commissions;
        this.trainings = trainings;
        this.events = events;
    }

    @Transactional
    ImportReport bringIn(ProgrammeFile file, CatalogueDefaults defaults) {
        activate(defaults.campaign());
        return new Run(file, defaults).bringIn();
    }

    private void activate(CatalogueDefaults.CampaignDefaults wanted) {
        campaigns
                .findByActiveTrue()
                .filter(active -> !active.code().equals(wanted.code()))
                .ifPresent(active -> {
                    active.close();
                    campaigns.saveAndFlush(active);
                });
        var campaign = campaigns
                .findByCode(wanted.code())
                .orElseGet(() -> new Campaign(wanted.code(), wanted.label(), wanted.startsOn(), wanted.endsOn()));
        campaign.update(wanted.label(), wanted.startsOn(), wanted.endsOn());
        campaign.activate();
        campaigns.saveAndFlush(campaign);
    }

    /** One import, with its counts. */
    private final class Run {

        private final ProgrammeFile file;
        private final CatalogueDefaults defaults;
        private final String establishment;
        private final Map<String, CatalogueDefaults.Settings> settings = new HashMap<>();
        private final Map<String, String> domainsOfCentres = new HashMap<>();
        private final List<ProgrammeFile.Rejection> rejections;
        private final List<String> centresAdded = new ArrayList<>();
        private int created;
        private int changed;
        private int unchanged;

        Run(ProgrammeFile file, CatalogueDefaults defaults) {
            this.file = file;
            this.defaults = defaults;
            this.establishment = file.establishment().code();
            this.rejections = new ArrayList<>(file.rejections());
        }

        ImportReport bringIn() {
            var known = trainings.findAllByEstablishment(establishment).stream()
                    .collect(Collectors.toMap(Training::code, Function.identity()));
            var takenElsewhere = takenElsewhere();
            for (var programme : file.open()) {
                var centre = Slug.of(programme.leadingDomain());
                var domain = Slug.full(programme.leadingDomain());
                if (takenElsewhere.containsKey(programme.code())) {
                    reject(
                            programme,
                            "the INM code is already that of a training of the establishment "
                                    + takenElsewhere.get(programme.code()));
                } else if (!domainsOfCentres
                        .computeIfAbsent(centre, code -> domain)
                        .equals(domain)) {
                    reject(
                            programme,
                            "the domain would share the centre code %s with another domain".formatted(centre));
                } else {
                    bringIn(programme, centre, known.get(programme.code()));
                }
            }
            if (!centresAdded.isEmpty()) {
                events.publishEvent(new CatalogueChanged());
            }
            return new ImportReport(
                    "%s (%s)".formatted(file.establishment().name(), establishment),
                    file.rowsRead(),
                    file.rowsOfOthers(),
                    file.closedCodes().size(),
                    created,
                    changed,
                    unchanged,
                    rejections.stream()
                            .sorted((a, b) -> Long.compare(a.line(), b.line()))
                            .toList(),
                    centresAdded,
                    noLongerOffered(known),
                    defaults.namedCentres().stream()
                            .filter(code -> !domainsOfCentres.containsKey(code))
                            .sorted()
                            .toList());
        }

        private Map<String, String> takenElsewhere() {
            var codes = file.open().stream().map(ProgrammeFile.Programme::code).toList();
            return trainings.findAllByCodeIn(codes).stream()
                    .filter(training -> !training.establishment().equals(establishment))
                    .collect(Collectors.toMap(Training::code, Training::establishment));
        }

        private void bringIn(ProgrammeFile.Programme programme, String centre, Training known) {
            var centreSettings = settings.computeIfAbsent(centre, code -> settle(code, programme.leadingDomain()));
            var content = new Training.Content(
                    defaults.campaign().code(),
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
                trainings.save(new Training(programme.code(), establishment, content));
                created++;
            } else if (known.update(content)) {
                changed++;
            } else {
                unchanged++;
            }
        }

        /** The centre and its commission as the file and the defaults describe them. */
        private CatalogueDefaults.Settings settle(String code, String domain) {
            var centreSettings = defaults.of(code);
            var label = centreSettings.label() == null ? domain : centreSettings.label();
            var centre = new Centre(code, label, centreSettings.email(), postalAddress(centreSettings, label));
            centres.findByCode(code).ifPresentOrElse(existing -> existing.update(centre), () -> {
                centres.save(new CentreEntity(centre));
                centresAdded.add(code);
            });
            var commission = new Commission(code, code, "Commission – " + label);
            commissions
                    .findByCode(code)
                    .ifPresentOrElse(
                            existing -> existing.rename(commission.label()),
                            () -> commissions.save(new CommissionEntity(commission)));
            return centreSettings;
        }

        private String postalAddress(CatalogueDefaults.Settings centreSettings, String label) {
            if (centreSettings.postalAddress() != null) {
                return centreSettings.postalAddress().strip();
            }
            var owner = file.establishment();
            var address = Stream.concat(Stream.of(owner.name(), label), owner.addressLines().stream())
                    .collect(Collectors.joining("\n"));
            if (address.length() > 500) {
                throw new ImportRefused(
                        "The address of %s is longer than 500 characters; give the centre %s a “postal-address” in the defaults."
                                .formatted(establishment, label));
            }
            return address;
        }

        private List<String> noLongerOffered(Map<String, Training> known) {
            var named = new HashSet<String>();
            file.open().forEach(programme -> named.add(programme.code()));
            file.rejections().forEach(rejection -> named.add(rejection.code()));
            return known.keySet().stream()
                    .filter(code -> !named.contains(code))
                    .sorted()
                    .map(code -> file.closedCodes().contains(code) ? code + " (closed)" : code)
                    .toList();
        }

        private void reject(ProgrammeFile.Programme programme, String reason) {
            rejections.add(new ProgrammeFile.Rejection(programme.line(), programme.code(), reason));
        }
    }
}
