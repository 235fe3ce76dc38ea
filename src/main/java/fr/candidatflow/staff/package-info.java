/**
 * Who works here: the signed-in member of staff and what they may see, the frame of the staff's pages, the audit. Knows no
 * feature; every feature brings its own pages under {@code /staff} and {@code /admin}, and a {@link
 * fr.candidatflow.staff.StaffSection} for the navigation.
 */
@ApplicationModule(
        displayName = "Staff",
        allowedDependencies = {"portal"})
package fr.candidatflow.staff;

import org.springframework.modulith.ApplicationModule;
