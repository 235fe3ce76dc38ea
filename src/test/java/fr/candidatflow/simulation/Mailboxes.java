package fr.candidatflow.simulation;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import fr.candidatflow.support.Mailbox;
import java.util.Optional;
import java.util.regex.Pattern;

/** The candidates' mails at the development mail server, the only one that a simulation knows. */
final class Mailboxes {

    private static final Pattern TOKEN = Pattern.compile("[?&]token=([A-Za-z0-9_-]+)");

    private final GreenMail server;

    Mailboxes(GreenMail server) {
        this.server = server;
    }

    /** Of the link in the latest mail; empty when there is none. */
    Optional<String> token(String address) {
        return inbox(address)
                .map(MailFolder::getMessages)
                .filter(mails -> !mails.isEmpty())
                .map(mails ->
                        TOKEN.matcher(Mailbox.text(mails.get(mails.size() - 1).getMimeMessage())))
                .filter(found -> found.find())
                .map(found -> found.group(1));
    }

    /** Thousands of mails would fill the memory; the application keeps each one in its own ledger, where candidates read them. */
    void empty(String address) {
        inbox(address).ifPresent(MailFolder::deleteAllMessages);
    }

    private Optional<MailFolder> inbox(String address) {
        var users = server.getUserManager();
        return Optional.ofNullable(users.getUserByEmail(address)).map(owner -> {
            try {
                return users.getImapHostManager().getInbox(owner);
            } catch (FolderException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
