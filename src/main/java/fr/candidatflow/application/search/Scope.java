package fr.candidatflow.application.search;

import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.catalogue.Commission;
import fr.candidatflow.staff.StaffMember;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose applications somebody may list: all those of the centres they manage, and those of their commissions from "complete" on,
 * since a commission has nothing to do with a file before.
 *
 * @param everything an administrator, whatever the sets hold
 * @param reach the centres of both: what the indexes of the list begin with
 */
record Scope(boolean everything, Set<String> centres, Set<String> commissions, Set<String> reach) {

    static final Set<ApplicationStatus> OF_A_COMMISSION = EnumSet.of(
            ApplicationStatus.COMPLETE,
            ApplicationStatus.ADMITTED,
            ApplicationStatus.WAITING_LISTED,
            ApplicationStatus.REFUSED,
            ApplicationStatus.CONFIRMED,
            ApplicationStatus.WITHDRAWN);

    static Scope of(StaffMember staff, Set<String> allCentres, List<Commission> allCommissions) {
        var centres = staff.centresAmong(allCentres);
        var commissions = staff.commissionsAmong(
                allCommissions.stream().map(Commission::code).collect(Collectors.toSet()));
        var reach = new HashSet<>(centres);
        allCommissions.stream()
                .filter(commission -> commissions.contains(commission.code()))
                .forEach(commission -> reach.add(commission.centreCode()));
        return new Scope(staff.administrator(), centres, commissions, reach);
    }
}
