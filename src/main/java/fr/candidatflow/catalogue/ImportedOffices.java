package fr.candidatflow.catalogue;

import fr.candidatflow.staff.Audit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the centres of an import and their commissions in line with the file and the defaults, each once. */
final class ImportedOffices {

    private final CentreRepository centres;
    private final CommissionRepository commissions;
    private final Audit audit;
    private final ProgrammeFile.Establishment establishment;
    private final CatalogueDefaults defaults;
    private final CatalogueImporter.Choices choices;
    private final ImportTally tally;
    private final Map<String, CatalogueDefaults.Settings> settings = new HashMap<>();

    ImportedOffices(
            CentreRepository centres,
            CommissionRepository commissions,
            Audit audit,
            ProgrammeFile.Establishment establishment,
            CatalogueDefaults defaults,
            CatalogueImporter.Choices choices,
            ImportTally tally) {
        this.centres = centres;
        this.commissions = commissions;
        this.audit = audit;
        this.establishment = establishment;
        this.defaults = defaults;
        this.choices = choices;
        this.tally = tally;
    }

    /**
     * @param domain the centre's name where the defaults give it none
     * @return what the defaults say of the centre
     */
    CatalogueDefaults.Settings settle(String code, String domain) {
        return settings.computeIfAbsent(code, first -> bringIn(first, domain));
    }

    /** The centre and its commission as the file and the defaults describe them. */
    private CatalogueDefaults.Settings bringIn(String code, String domain) {
        var centreSettings = defaults.of(code);
        var label = centreSettings.label() == null ? domain : centreSettings.label();
        var centre = new Centre(code, label, centreSettings.email(), postalAddress(centreSettings, label));
        centres.findByCode(code).ifPresentOrElse(existing -> settle(existing, centre), () -> {
            centres.save(new CentreEntity(centre));
            tally.centreAdded(code);
        });
        var commission = new Commission(code, code, "Commission – " + label);
        commissions
                .findByCode(code)
                .ifPresentOrElse(
                        existing -> settle(existing, commission),
                        () -> commissions.save(new CommissionEntity(commission)));
        return centreSettings;
    }

    private void settle(CentreEntity existing, Centre wanted) {
        var present = existing.toCentre();
        var key = "centre " + wanted.code();
        var differences = CentreEditor.changes(present, wanted);
        if (existing.edited() && !choices.overwritten().contains(key)) {
            differences.forEach(change -> tally.kept(new ImportReport.Kept(key, "centre", present.label(), change)));
        } else if (!differences.isEmpty()) {
            existing.update(wanted);
            existing.forgetEdits();
            recordChange("centre", wanted.code(), differences);
        }
    }

    private void settle(CommissionEntity existing, Commission wanted) {
        var present = existing.toCommission();
        var key = "commission " + wanted.code();
        if (present.label().equals(wanted.label())) {
            return;
        }
        var change = FieldChange.of("name", present.label(), wanted.label());
        if (existing.edited() && !choices.overwritten().contains(key)) {
            tally.kept(new ImportReport.Kept(key, "commission", present.label(), change));
        } else {
            existing.rename(wanted.label());
            existing.forgetEdits();
            recordChange("commission", wanted.code(), List.of(change));
        }
    }

    private void recordChange(String area, String code, List<FieldChange> differences) {
        tally.officeChanged(new ImportReport.Change(area + " " + code, code, differences));
        audit.record(choices.staff(), area, code, "changed by import", FieldChange.sentence(differences));
    }

    private String postalAddress(CatalogueDefaults.Settings centreSettings, String label) {
        if (centreSettings.postalAddress() != null) {
            return centreSettings.postalAddress().strip();
        }
        var address = Stream.concat(Stream.of(establishment.name(), label), establishment.addressLines().stream())
                .collect(Collectors.joining("\n"));
        if (address.length() > 500) {
            throw new ImportRefused(
                    "The address of %s is longer than 500 characters; give the centre %s a “postal-address” in the defaults."
                            .formatted(establishment.code(), label));
        }
        return address;
    }
}
