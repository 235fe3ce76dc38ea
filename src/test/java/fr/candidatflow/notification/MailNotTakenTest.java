package fr.candidatflow.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;

class MailNotTakenTest {

    @Test
    void saysWhyAndNotWho() {
        var refused = new MailSendException(
                "Failed messages", new IllegalStateException("550 5.1.1 <claire.d'arc@example.org>: no such user"));

        var trace = new StringWriter();
        new MailNotTaken(new MailSendException("550 5.1.1 <claire.martin@example.org>: no such user", refused))
                .printStackTrace(new PrintWriter(trace));

        assertThat(trace.toString())
                .contains("550 5.1.1 <…>: no such user", "saysWhyAndNotWho")
                .doesNotContain("claire", "example.org");
    }
}
