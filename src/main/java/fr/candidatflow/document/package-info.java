/**
 * Deposited files: checking, storing, serving. A file never changes once stored.
 */
@ApplicationModule(
        displayName = "Document",
        allowedDependencies = {"portal", "account"})
package fr.candidatflow.document;

import org.springframework.modulith.ApplicationModule;
