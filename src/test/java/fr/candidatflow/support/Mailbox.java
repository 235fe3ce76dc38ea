package fr.candidatflow.support;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;

/** What the SMTP server has taken for one address, as its owner reads it. */
@TestComponent
public class Mailbox {

    private final GreenMail server;

    Mailbox(GreenMail server) {
        this.server = server;
    }

    /** What is done while the server takes no mail. */
    public void whileDown(Runnable action) {
        server.stop();
        try {
            action.run();
        } finally {
            server.start();
        }
    }

    /** The text parts, in the order they came. */
    public List<String> of(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .map(Mailbox::text)
                .toList();
    }

    /** The subjects, in the order they came. */
    public List<String> subjects(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .map(Mailbox::subject)
                .toList();
    }

    /** The latest mail's text part. */
    public String latest(String address) {
        var mails = of(address);
        return mails.get(mails.size() - 1);
    }

    /** What the pattern's first group finds in the latest mail. */
    public String find(String address, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(latest(address));
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in: " + latest(address));
        }
        return matcher.group(1);
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().contains(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text part, as its reader sees it. */
    public static String text(MimeMessage mail) {
        try {
            Object content = mail.getContent();
            while (content instanceof MimeMultipart parts) {
                BodyPart first = parts.getBodyPart(0);
                content = first.getContent();
            }
            return unfolded((String) content);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a mail program joins the lines of {@code format=flowed}. */
    public static String unfolded(String text) {
        return text.replace(" \r\n", " ").replace("\r\n", "\n");
    }
}
