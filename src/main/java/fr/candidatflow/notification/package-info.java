/**
 * Mails: their text, sending each exactly once, and the candidate's copy.
 */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"portal", "staff", "account", "catalogue", "application"})
package fr.candidatflow.notification;

import org.springframework.modulith.ApplicationModule;
