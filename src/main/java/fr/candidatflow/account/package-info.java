/**
 * Accounts of candidates: sign-up, activation, recovery, sign-in. Owns the identifiers and secrets; nothing else reads them.
 */
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"portal"})
package fr.candidatflow.account;

import org.springframework.modulith.ApplicationModule;
