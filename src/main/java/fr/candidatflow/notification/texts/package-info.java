/** The words of the mails: those shipped, the establishment's own in their place, and what either may hold. */
package fr.candidatflow.notification.texts;
