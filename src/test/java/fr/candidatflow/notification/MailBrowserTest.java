package fr.candidatflow.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** The HTML part of a mail, as a mail program shows it. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class MailBrowserTest {

    @Autowired
    MailService service;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    AccountService accounts;

    @Autowired
    GreenMail smtp;

    @Test
    void fitsAPhoneInFrench(Browser browser) throws Exception {
        look(browser, Browser.Device.PHONE, Locale.FRENCH);
    }

    @Test
    void fitsADeskInEnglish(Browser browser) throws Exception {
        look(browser, Browser.Device.DESK, Locale.ENGLISH);
    }

    private void look(Browser browser, Browser.Device device, Locale language) throws Exception {
        var account = testAccounts.pendingAccount("Lefèvre-Montgomery", "Anaïs", TestAccounts.freshEmail(), language);
        service.send("test:" + UUID.randomUUID(), MailTemplate.ACTIVATION, account);
        String address = accounts.get(account).email();
        MimeMessage mail = Stream.of(smtp.getReceivedMessages())
                .filter(sent -> isTo(sent, address))
                .findFirst()
                .orElseThrow();

        try (var visitor = browser.visitor(device, language, true)) {
            var page = visitor.newPage();
            page.setContent(
                    (String) ((Multipart) mail.getContent()).getBodyPart(1).getContent());
            Browser.photograph(page, "mail-activation-" + language);

            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.getLanguage());
        }
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
