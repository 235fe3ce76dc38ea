/**
 * What can be applied to: campaigns, centres, commissions, trainings, the documents they ask for, and their import.
 */
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"portal", "staff", "document"})
package fr.candidatflow.catalogue;

import org.springframework.modulith.ApplicationModule;
