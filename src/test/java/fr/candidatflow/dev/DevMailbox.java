package fr.candidatflow.dev;

import com.icegreen.greenmail.util.GreenMail;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.support.Mailbox;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows the mails that the application on this machine has sent since it started. */
@Controller
@TestConfiguration(proxyBeanMethods = false)
public class DevMailbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final GreenMail smtp;

    DevMailbox(GreenMail smtp) {
        this.smtp = smtp;
    }

    record Received(int number, String to, String subject, Date date, List<Piece> text, String html) {}

    record Piece(String text, boolean link) {}

    /** Open to whoever reaches this machine's loopback address. */
    @Bean
    @Order(0)
    SecurityFilterChain devMailboxSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/dev/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .build();
    }

    @GetMapping("/dev/mailbox")
    String list(Model model) throws MessagingException, IOException {
        var mails = new ArrayList<Received>();
        var messages = smtp.getReceivedMessages();
        for (int i = 0; i < messages.length; i++) {
            mails.add(read(i, messages[i]));
        }
        Collections.reverse(mails);
        model.addAttribute("mails", mails);
        return "dev/mailbox";
    }

    @GetMapping("/dev/mailbox/{number}")
    String one(@PathVariable int number, Model model) throws MessagingException, IOException {
        model.addAttribute("mail", find(number));
        return "dev/mail";
    }

    @GetMapping(path = "/dev/mailbox/{number}/html", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @ResponseBody
    String html(@PathVariable int number) throws MessagingException, IOException {
        return find(number).html();
    }

    private Received find(int number) throws MessagingException, IOException {
        var messages = smtp.getReceivedMessages();
        if (number < 0 || number >= messages.length) {
            throw new NotFound();
        }
        return read(number, messages[number]);
    }

    private static Received read(int number, MimeMessage mail) throws MessagingException, IOException {
        Multipart parts = (Multipart) mail.getContent();
        String text = Mailbox.unfolded(part(parts, "text/plain"));
        String html = part(parts, "text/html");
        return new Received(
                number,
                mail.getRecipients(Message.RecipientType.TO)[0].toString(),
                mail.getSubject(),
                mail.getSentDate(),
                pieces(text),
                html);
    }

    /** The first part of this type, also of a mail that carries a letter; empty when there is none. */
    private static String part(Multipart parts, String type) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            String found = part.isMimeType(type)
                    ? (String) part.getContent()
                    : part.getContent() instanceof Multipart inside ? part(inside, type) : "";
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var link = LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            pieces.add(new Piece(text.substring(from, link.start()), false));
            pieces.add(new Piece(link.group(), true));
            from = link.end();
        }
        pieces.add(new Piece(text.substring(from), false));
        return pieces;
    }
}
