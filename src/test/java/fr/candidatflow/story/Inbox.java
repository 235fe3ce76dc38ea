package fr.candidatflow.story;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.support.Mailbox;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What one person has received at the SMTP server, mail after mail. */
class Inbox {

    private final Mailbox mails;
    private final String address;

    Inbox(Mailbox mails, String address) {
        this.mails = mails;
        this.address = address;
    }

    /** Waits for the next mail, which must be the {@code count}th and have this subject, and returns its text part. */
    String await(int count, String subject) {
        Awaitility.await("mail " + count + ", \"" + subject + "\", after " + mails.subjects(address))
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> mails.subjects(address).size() >= count);
        assertThat(mails.subjects(address)).hasSize(count).last().asString().startsWith(subject);
        // French puts unbreakable spaces before its colons.
        return mails.latest(address).replaceAll("[\\u00a0\\u202f]", " ");
    }

    /** The first link of a mail, as a person copies it from the text part. */
    static String link(String text) {
        return first(text, "(https?://\\S+)");
    }

    /** What stands behind a label on its line, such as the user ID. */
    static String behind(String text, String label) {
        return first(text, Pattern.quote(label) + "\\s*(\\S+)");
    }

    private static String first(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in: %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
