package fr.candidatflow.application.search;

import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.staff.StaffMember;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whose applications somebody may list: all those of the centres they manage, and those of their commissions from "complete" on,
 * since a commission has nothing to do with a file before.
 *
 * @param everything an administrator, whatever the sets hold
 */
record Scope(boolean everything, Set<String> centres, Set<String> commissions) {

    static final Set<ApplicationStatus> OF_A_COMMISSION = EnumSet.of(
            ApplicationStatus.COMPLETE,
            ApplicationStatus.ADMITTED,
            ApplicationStatus.WAITING_LISTED,
            ApplicationStatus.REFUSED,
            ApplicationStatus.CONFIRMED,
            ApplicationStatus.WITHDRAWN);

    static Scope of(StaffMember staff, Set<String> allCentres, Set<String> allCommissions) {
        return new Scope(staff.administrator(), staff.centresAmong(allCentres), staff.commissionsAmong(allCommissions));
    }
}
