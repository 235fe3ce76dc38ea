package fr.candidatflow.application.casework;

import fr.candidatflow.application.Correction;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.staff.StaffMember;
import java.time.LocalDate;
import org.springframework.boot.test.context.TestComponent;

/** What the staff puts right by hand, for the tests of other modules: as the pages do it, with the person's own rights. */
@TestComponent
public class TestCorrections {

    private final Cases cases;
    private final Corrections corrections;

    TestCorrections(Cases cases, Corrections corrections) {
        this.cases = cases;
        this.corrections = corrections;
    }

    /**
     * Does what the application's page offers to this person where it stands now.
     *
     * @return whether the page offers it
     */
    public boolean correct(String number, Correction correction, String reason, StaffMember staff) {
        var found = cases.find(number, staff);
        if (!Corrections.offered(found).contains(correction)) {
            return false;
        }
        corrections.correct(found, correction, reason, corrections.shown(found));
        return true;
    }

    public void move(String number, Deadline deadline, LocalDate day, String reason, StaffMember staff) {
        var found = cases.find(number, staff);
        corrections.move(found, deadline, day, reason, corrections.shown(found));
    }
}
