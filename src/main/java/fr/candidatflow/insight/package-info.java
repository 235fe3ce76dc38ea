/**
 * What analysts see of the processes beyond Cockpit's own pages: where files wait, how long and why. Reads the engine's history and
 * changes nothing; nobody uses this module.
 */
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"portal", "staff"})
package fr.candidatflow.insight;

import org.springframework.modulith.ApplicationModule;
