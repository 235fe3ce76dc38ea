/**
 * What analysts see of the processes beyond Cockpit's own pages: where files wait, how long and why. Reads the engine's history, and
 * changes nothing but that failed steps are tried again; nobody uses this module.
 */
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"portal", "staff", "application"})
package fr.candidatflow.insight;

import org.springframework.modulith.ApplicationModule;
