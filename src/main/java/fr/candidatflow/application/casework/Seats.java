package fr.candidatflow.application.casework;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.StaffMember;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A training's capacity, changed while candidates answer. */
@Service
class Seats {

    private final AdmissionService admissions;
    private final Audit audit;

    Seats(AdmissionService admissions, Audit audit) {
        this.admissions = admissions;
        this.audit = audit;
    }

    /** @throws fr.candidatflow.application.CapacityBelowTaken when more seats are taken or promised already */
    @Transactional
    public void changeCapacity(TrainingSummary training, int capacity, StaffMember staff) {
        admissions.changeCapacity(training.id(), capacity);
        audit.record(
                staff.id(),
                "training",
                training.code(),
                "capacity changed",
                "From " + (training.capacity() == null ? "no limit" : training.capacity()) + " to " + capacity);
    }
}
