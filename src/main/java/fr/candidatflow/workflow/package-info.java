/**
 * The processes. The only module that knows Camunda; one sub-package for each diagram in {@code processes/}.
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
