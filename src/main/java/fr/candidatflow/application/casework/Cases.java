package fr.candidatflow.application.casework;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import org.springframework.stereotype.Component;

/** The applications that a member of staff may see: those of the own centre and commission. Others do not exist for them. */
@Component
class Cases {

    private final AdmissionService admissions;
    private final CatalogueService catalogue;

    Cases(AdmissionService admissions, CatalogueService catalogue) {
        this.admissions = admissions;
        this.catalogue = catalogue;
    }

    Case find(String number, StaffMember staff) {
        var application = admissions.findByNumber(number).orElseThrow(NotFound::new);
        return of(application, catalogue.get(application.training()), staff);
    }

    TrainingSummary training(String code, StaffMember staff) {
        var training = catalogue.findByCode(code).orElseThrow(NotFound::new);
        if (!sees(training, staff)) {
            throw new NotFound();
        }
        return training;
    }

    private static Case of(ApplicationSummary application, TrainingSummary training, StaffMember staff) {
        if (!sees(training, staff)) {
            throw new NotFound();
        }
        return new Case(application, training, staff);
    }

    static boolean sees(TrainingSummary training, StaffMember staff) {
        return manages(training, staff) || decides(training, staff);
    }

    /** For the files: the managers of the centre. */
    static boolean manages(TrainingSummary training, StaffMember staff) {
        return staff.administrator() || staff.managesCentre(training.centreCode());
    }

    /** For the opinions: the commission. */
    static boolean decides(TrainingSummary training, StaffMember staff) {
        return presides(training, staff) || staff.sitsIn(training.commissionCode());
    }

    static boolean presides(TrainingSummary training, StaffMember staff) {
        return staff.administrator() || staff.presides(training.commissionCode());
    }

    /** An application with its training, for this person. */
    record Case(ApplicationSummary application, TrainingSummary training, StaffMember staff) {

        boolean managed() {
            return manages(training, staff);
        }

        boolean decided() {
            return decides(training, staff);
        }

        boolean presided() {
            return presides(training, staff);
        }
    }
}
