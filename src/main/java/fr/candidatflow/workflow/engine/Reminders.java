package fr.candidatflow.workflow.engine;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.CatalogueService;
import java.util.Date;
import org.springframework.stereotype.Component;

/** When the candidate is reminded: each training says so for each of its deadlines (decision 14). */
@Component
class Reminders {

    private final AdmissionService admissions;
    private final CatalogueService catalogue;
    private final ProcessDates dates;

    Reminders(AdmissionService admissions, CatalogueService catalogue, ProcessDates dates) {
        this.admissions = admissions;
        this.catalogue = catalogue;
        this.dates = dates;
    }

    /**
     * As the training says today; null when none is left.
     *
     * @param process the one that reminds: each has one deadline
     * @param former the last one that went out, null for the first
     */
    Date next(ApplicationId application, String process, Date deadline, Date former) {
        var days = catalogue.get(admissions.get(application).training()).reminders();
        var daysBefore = switch (process) {
            case "application-submission" -> days.submission();
            case "document-review" -> days.correction();
            case "admission-confirmation" -> days.answer();
            default -> throw new IllegalArgumentException(process + " reminds of no deadline");
        };
        return dates.nextReminder(deadline, daysBefore, former);
    }
}
