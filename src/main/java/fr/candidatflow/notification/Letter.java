package fr.candidatflow.notification;

import java.util.Locale;

/**
 * A mail as it is sent, and the copy of it that is kept.
 *
 * @param copy the text with secrets and activation links masked
 * @param replyTo the centre's address, or null
 */
record Letter(String recipient, Locale language, String subject, String text, String copy, String replyTo) {}
