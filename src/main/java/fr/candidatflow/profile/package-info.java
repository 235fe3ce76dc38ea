/**
 * The candidate's profile and whether it is complete enough to apply.
 */
@ApplicationModule(
        displayName = "Profile",
        allowedDependencies = {"portal", "account"})
package fr.candidatflow.profile;

import org.springframework.modulith.ApplicationModule;
