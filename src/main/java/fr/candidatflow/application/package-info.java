/**
 * The application of a candidate to a training: statuses, documents and verdicts, opinion, answer, seats.
 */
@ApplicationModule(
        displayName = "Application",
        allowedDependencies = {"portal", "staff", "account", "profile", "catalogue", "document"})
package fr.candidatflow.application;

import org.springframework.modulith.ApplicationModule;
