package fr.candidatflow.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class MailServiceTest {

    @Autowired
    MailService service;

    @Autowired
    MailRepository mails;

    @Autowired
    AccountService accounts;

    @Autowired
    TestAccounts testAccounts;

    @Autowired
    GreenMail smtp;

    @Autowired
    ProcessDriver driver;

    @Autowired
    ManagementService management;

    @Autowired
    MockMvc browser;

    @Autowired
    MovableClock clock;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    static final String SEND = "serviceTask_sendIdentifiers";

    final String key = "test:" + UUID.randomUUID();

    @Nested
    class Sending {

        @Test
        void bringsTheLinkInFullAndTheIdentifiers() throws Exception {
            // given
            AccountId account = testAccounts.pendingAccount("Lefèvre", "Anaïs", freshEmail(), Locale.FRENCH);

            // when
            service.send(key, MailTemplate.ACTIVATION, account);

            // then
            MimeMessage mail = onlyMailTo(account);
            assertThat(mail.getSubject()).isEqualTo("Activez votre compte CandidatFlow");
            assertThat(part(mail, 0))
                    .contains("Bonjour Anaïs Lefèvre,", accounts.get(account).userId())
                    .containsPattern(Pattern.quote(baseUrl) + "/account/activation\\?token=\\S{20,}");
            assertThat(mail.getFrom()[0]).hasToString("CandidatFlow <candidatflow@localhost>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getContentLanguage()).containsExactly("fr");
        }

        @Test
        void bringsPlainTextInLinesThatEveryMailProgramShowsWhole() throws Exception {
            AccountId account = testAccounts.pendingAccount("Martin", "Zoé", freshEmail(), Locale.FRENCH);

            service.send(key, MailTemplate.ACTIVATION, account);

            var text = ((Multipart) onlyMailTo(account).getContent()).getBodyPart(0);
            assertThat(text.getContentType()).contains("text/plain", "format=flowed");
            assertThat(((String) text.getContent()).lines())
                    .filteredOn(line -> !line.startsWith(baseUrl))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
        }

        @Test
        void saysTheSameInHtml() throws Exception {
            AccountId account = testAccounts.pendingAccount("<b>O’Neil</b>", "Zoé", freshEmail(), Locale.ENGLISH);

            service.send(key, MailTemplate.ACTIVATION, account);

            MimeMessage mail = onlyMailTo(account);
            var link = Pattern.compile(Pattern.quote(baseUrl) + "/account/activation\\?token=\\S+")
                    .matcher(part(mail, 0));
            assertThat(link.find()).isTrue();
            assertThat(part(mail, 1))
                    .contains("href=\"" + link.group() + "\"", ">" + link.group() + "</a>", "&lt;b&gt;O’Neil&lt;/b&gt;")
                    .contains("<li>User ID: " + accounts.get(account).userId() + "</li>");
        }

        @Test
        void doesNothingASecondTime() {
            AccountId account = testAccounts.pendingAccount();

            service.send(key, MailTemplate.ACTIVATION, account);
            service.send(key, MailTemplate.ACTIVATION, account);

            assertThat(mailsTo(account)).hasSize(1);
        }

        @Test
        void letsTwoSendersOfOneKeySendOneMail() throws Exception {
            AccountId account = testAccounts.pendingAccount();
            Callable<Object> sender = Executors.callable(() -> service.send(key, MailTemplate.ACTIVATION, account));

            var threads = Executors.newFixedThreadPool(4);
            try {
                for (var sent : threads.invokeAll(List.of(sender, sender, sender, sender))) {
                    sent.get();
                }
            } finally {
                threads.shutdown();
            }

            assertThat(mailsTo(account)).hasSize(1);
        }

        @Test
        void doesNothingForAnAccountThatIsGone() {
            service.send(key, MailTemplate.ACTIVATION_REMINDER, new AccountId(UUID.randomUUID()));

            assertThat(mails.findByKey(key)).isEmpty();
        }

        @Test
        void keepsNoSecretInTheCopy() throws Exception {
            AccountId account = testAccounts.pendingAccount();

            service.send(key, MailTemplate.ACTIVATION, account);

            String text = part(onlyMailTo(account), 0);
            String secret = text.lines()
                    .filter(line -> line.startsWith("- Mot de passe à usage unique"))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .findFirst()
                    .orElseThrow();
            assertThat(mails.findByKey(key).orElseThrow().body())
                    .contains(accounts.get(account).userId(), MailWriter.MASK)
                    .doesNotContain(secret, "token=");
        }

        @Test
        void givesTheIdentifiersInsteadWhenTheAccountIsActiveByNow() throws Exception {
            // given
            AccountId account = activeAccountAwaitingItsSecret();

            // when
            service.send(key, MailTemplate.ACTIVATION_REMINDER, account);

            // then
            assertThat(onlyMailTo(account).getSubject()).isEqualTo("Vos identifiants CandidatFlow");
            assertThat(part(onlyMailTo(account), 0))
                    .contains(baseUrl + "/sign-in")
                    .doesNotContain("token=");
        }
    }

    @Nested
    class WhenTheSmtpServerIsDown {

        @Test
        void keepsTheMailWaitingAndSendsItOnceLater() throws Exception {
            // given
            AccountId account = testAccounts.pendingAccount();
            smtp.stop();
            try {
                // when
                assertThatThrownBy(() -> service.send(key, MailTemplate.ACTIVATION, account))
                        .isInstanceOf(MailException.class);

                // then
                Mail waiting = mails.findByKey(key).orElseThrow();
                assertThat(waiting.sent()).isFalse();
                assertThat(waiting.attempts()).isEqualTo(1);
                assertThat(waiting.lastError()).contains("127.0.0.1");
            } finally {
                smtp.start();
            }

            // when
            service.send(key, MailTemplate.ACTIVATION, account);
            service.send(key, MailTemplate.ACTIVATION, account);

            // then
            Mail sent = mails.findByKey(key).orElseThrow();
            assertThat(sent.sent()).isTrue();
            assertThat(sent.attempts()).isEqualTo(2);
            assertThat(sent.lastError()).isNull();
            assertThat(onlyMailTo(account).getMessageID()).isEqualTo(sent.messageId());
        }

        @Test
        void theCandidateReadsTheWaitingMailInThePortalAndWhatBecomesOfIt() throws Exception {
            // given
            AccountId account = activeAccountAwaitingItsSecret();
            smtp.stop();
            try {
                // when
                assertThatThrownBy(() -> driver.runJob(account, SEND)).isInstanceOf(RuntimeException.class);

                // then
                assertMessage(account, "En attente d’envoi", "Nous réessayons automatiquement");

                // when
                for (int attempt = 1; attempt < 5; attempt++) {
                    assertThatThrownBy(() -> driver.runJob(account, SEND)).isInstanceOf(RuntimeException.class);
                }

                // then
                assertMessage(account, "Échec de l’envoi", "malgré plusieurs essais");
            } finally {
                smtp.start();
            }

            // when
            management.setJobRetries(driver.job(account, SEND).getId(), 1);

            // then
            assertMessage(account, "En attente d’envoi", "Nous réessayons automatiquement");

            // when
            driver.runJob(account, SEND);

            // then
            assertMessage(account, "Envoyé", "Voici les identifiants");
        }

        @Test
        void aMailWhoseStepHasEndedIsSaidNeverToHaveLeft() throws Exception {
            // given
            AccountId account = activeAccountAwaitingItsSecret();
            smtp.stop();
            try {
                assertThatThrownBy(() -> driver.runJob(account, SEND)).isInstanceOf(RuntimeException.class);
            } finally {
                smtp.start();
            }

            // when
            driver.fireTimer(account, "boundaryEvent_secretExpired");

            // then
            assertMessage(account, "Jamais envoyé", "ne sera plus envoyé");
        }

        private void assertMessage(AccountId account, String state, String text) throws Exception {
            var list = browser.perform(get("/messages").with(testAccounts.signedIn(account)))
                    .andExpect(content().string(Matchers.containsString(state)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            var link = Pattern.compile("/messages/[0-9a-f-]{36}").matcher(list);
            assertThat(link.find()).isTrue();
            browser.perform(get(link.group()).with(testAccounts.signedIn(account)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.containsString(state)))
                    .andExpect(content().string(Matchers.containsString(text)));
        }
    }

    @Nested
    class MessagesPage {

        @Test
        void listsTheMailsAndShowsOne() throws Exception {
            // given
            AccountId account = activeAccountAwaitingItsSecret();
            service.send(key, MailTemplate.IDENTIFIERS, account);
            Mail mail = mails.findByKey(key).orElseThrow();

            // then
            browser.perform(get("/messages").with(testAccounts.signedIn(account)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.containsString("href=\"/messages/" + mail.id() + "\"")))
                    .andExpect(content().string(Matchers.containsString("Vos identifiants CandidatFlow")));
            browser.perform(get("/messages/{id}", mail.id()).with(testAccounts.signedIn(account)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.containsString("Envoyé")))
                    .andExpect(content().string(Matchers.containsString(MailWriter.MASK)))
                    .andExpect(content().string(Matchers.containsString("href=\"" + baseUrl + "/sign-in\"")));
        }

        @Test
        void marksWhatWasNotReadYet() throws Exception {
            // given
            AccountId account = activeAccountAwaitingItsSecret();
            service.send(key, MailTemplate.IDENTIFIERS, account);
            var list = get("/messages").with(testAccounts.signedIn(account));
            browser.perform(list).andExpect(content().string(Matchers.containsString("Non lu")));

            // when
            browser.perform(
                    get("/messages/{id}", mails.findByKey(key).orElseThrow().id())
                            .with(testAccounts.signedIn(account)));

            // then
            browser.perform(list).andExpect(content().string(Matchers.not(Matchers.containsString("Non lu"))));
        }

        @Test
        void doesNotFindSomebodyElsesMail() throws Exception {
            // given
            AccountId account = activeAccountAwaitingItsSecret();
            service.send(key, MailTemplate.IDENTIFIERS, account);
            AccountId other = testAccounts.activeAccount();

            // then
            browser.perform(get(
                                    "/messages/{id}",
                                    mails.findByKey(key).orElseThrow().id())
                            .with(testAccounts.signedIn(other)))
                    .andExpect(status().isNotFound());
        }
    }

    private static String freshEmail() {
        return TestAccounts.freshEmail();
    }

    private AccountId activeAccountAwaitingItsSecret() {
        AccountId account = testAccounts.activeAccount();
        clock.advance(Duration.ofMinutes(2));
        testAccounts.forgetIdentifiers(account);
        return account;
    }

    private MimeMessage onlyMailTo(AccountId account) {
        var received = mailsTo(account);
        assertThat(received).hasSize(1);
        return received.get(0);
    }

    private List<MimeMessage> mailsTo(AccountId account) {
        String address = accounts.get(account).email();
        return Stream.of(smtp.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address))
                .toList();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        return Mailbox.unfolded(
                (String) ((Multipart) mail.getContent()).getBodyPart(index).getContent());
    }
}
