package fr.candidatflow.notification;

import fr.candidatflow.portal.Branding;
import fr.candidatflow.portal.PublicAddress;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Puts a letter into its envelope and hands it to the SMTP server: the text and, made from the same text, an HTML part. */
@Component
class Postman {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender smtp;
    private final SpringTemplateEngine frame;
    private final NotificationProperties properties;
    private final PublicAddress address;
    private final Branding branding;
    private final Clock clock;

    Postman(
            JavaMailSender smtp,
            NotificationProperties properties,
            PublicAddress address,
            Branding branding,
            Clock clock) {
        this.smtp = smtp;
        this.frame = engine();
        this.properties = properties;
        this.address = address;
        this.branding = branding;
        this.clock = clock;
    }

    private static SpringTemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver(Postman.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(UTF_8);
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** The right-hand side of Message-IDs. */
    String domain() {
        return URI.create(address.baseUrl()).getHost();
    }

    /**
     * @param attached a PDF file that goes along, or empty
     * @throws MailNotTaken when the server does not have it
     */
    void deliver(Letter letter, Optional<byte[]> attached, String messageId) {
        try {
            smtp.send(envelope(letter, attached, messageId));
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            throw new MailNotTaken(e);
        }
    }

    private MimeMessage envelope(Letter letter, Optional<byte[]> attached, String messageId)
            throws MessagingException, UnsupportedEncodingException {
        var message = smtp.createMimeMessage();
        message.setFrom(new InternetAddress(properties.from(), properties.fromName(), UTF_8));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.recipient(), true));
        if (letter.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(letter.replyTo(), true)});
        }
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Message-ID", messageId);
        message.setContentLanguage(new String[] {letter.language().getLanguage()});
        // No out-of-office answer is wanted (RFC 3834; the second is what Exchange listens to).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        var text = new MimeBodyPart();
        text.setContent(FlowedText.of(letter.text()), FlowedText.CONTENT_TYPE);
        var html = new MimeBodyPart();
        html.setText(html(letter), UTF_8, "html");
        var content = new MimeMultipart("alternative", text, html);
        message.setContent(attached.isEmpty() ? content : withFile(content, letter.language(), attached.get()));
        return message;
    }

    private static MimeMultipart withFile(MimeMultipart content, Locale language, byte[] pdf)
            throws MessagingException {
        var words = new MimeBodyPart();
        words.setContent(content);
        var file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
        file.setFileName(language.equals(Locale.ENGLISH) ? "letter.pdf" : "courrier.pdf");
        return new MimeMultipart(words, file);
    }

    private String html(Letter letter) {
        return frame.process(
                "frame",
                new Context(
                        letter.language(),
                        Map.of(
                                "subject",
                                letter.subject(),
                                "paragraphs",
                                Paragraph.of(letter.text(), address.baseUrl()),
                                "home",
                                address.of("/"),
                                "branding",
                                branding)));
    }
}
