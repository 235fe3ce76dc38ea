package fr.candidatflow.notification;

import java.util.regex.Pattern;
import org.springframework.mail.MailException;

/**
 * The SMTP server could not be reached, or refused. Says why without the recipient and keeps no cause: the engine writes what a
 * job failed with into its history, where nobody looks for a person's address, and where it would stay.
 */
class MailNotTaken extends MailException {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+");

    MailNotTaken(Exception why) {
        super(ADDRESS.matcher(String.valueOf(why.getMessage())).replaceAll("…"));
        setStackTrace(why.getStackTrace());
    }
}
