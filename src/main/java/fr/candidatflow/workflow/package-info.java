/**
 * The processes, with one sub-package for each diagram in {@code processes/}, and all that the features ask of the engine. Beside
 * {@code insight} the only module that knows Camunda.
 */
@ApplicationModule(
        displayName = "Workflow",
        allowedDependencies = {
            "portal",
            "staff",
            "account",
            "profile",
            "catalogue",
            "document",
            "application",
            "notification"
        })
package fr.candidatflow.workflow;

import org.springframework.modulith.ApplicationModule;
