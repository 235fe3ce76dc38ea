package fr.candidatflow.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.candidatflow.account.AccountChanges;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountSummary;
import fr.candidatflow.notification.texts.BrokenMailText;
import fr.candidatflow.notification.texts.MailTexts;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
@ExtendWith(Browser.Extension.class)
class MailTextsPagesTest {

    private static final String NAME = "deletion-done.en";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    MailTexts texts;

    @Autowired
    MailWriter writer;

    @Autowired
    MailSamples samples;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private String administrator;

    @BeforeEach
    void anAdministrator() {
        administrator = staff.administrator();
    }

    @AfterEach
    void asShipped() {
        jdbc.sql("delete from mail_text").update();
    }

    @Test
    void theEstablishmentsOwnWordsAreInTheNextMail() throws Exception {
        // when
        var answer = submit("", "Account closed", "Your data are gone, [(${firstName})].");

        // then
        assertThat(answer.getRedirectedUrl()).isEqualTo("/admin/mails/" + NAME);
        assertThat(mail().subject()).isEqualTo("Account closed");
        assertThat(mail().text())
                .startsWith("Hello Zoé Martin,\n\nYour data are gone, Zoé.\n\nKind regards,")
                .doesNotContain("[(");
        assertThat(page("/admin/mails").select("tr:has(a[href$=" + NAME + "])").text())
                .contains("Own, by " + administrator);
        assertThat(audit.of("mail text", NAME))
                .last()
                .satisfies(entry -> assertThat(entry.detail()).contains("+ Your data are gone, [(${firstName})]."));

        // when
        var back = submit("/removal", "Account closed", "Your data are gone, [(${firstName})].");

        // then
        assertThat(back.getRedirectedUrl()).isEqualTo("/admin/mails/" + NAME);
        assertThat(texts.get(NAME).own()).isFalse();
        assertThat(mail().text()).doesNotContain("Your data are gone, Zoé.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Dear [(${firstname})]                                  | Line 3 names firstname, which this mail does not know.
            One[(${firstName}                                      | Line 3 has [(
            [(${T(java.lang.Runtime).getRuntime().exec('id')})]    | which is not one of the forms that a mail may hold.
            [[${firstName}]]                                       | Line 3 has [[${firstName}]], which is not one of the forms
            [[__'$'__{7 * 7}                                       | Line 3 has [[, which is not one of the forms
            @{/sign-in}                                            | Line 3 has @{/sign-in}, which is not one of the forms
            [# th:utext="${firstName}"]x[/]                        | Line 3 has [# th:utext="${firstName}"], which is not one of the forms
            [# th:if="${firstName}"]x                              | The part that begins in line 3 has no end, [/].
            x[/]                                                   | Line 3 ends a part, [/], that nothing began.
            """)
    void aTextThatNoMailCanBeMadeOfIsRefusedWithItsPlace(String body, String refusal) throws Exception {
        for (String action : new String[] {"", "/preview"}) {
            var answer = submit(action, "Subject", body);

            assertThat(answer.getStatus()).isEqualTo(422);
            var page = Jsoup.parse(answer.getContentAsString());
            assertThat(page.select(".govuk-error-summary a[href=#body]").text()).contains(refusal);
            assertThat(page.select("textarea").val()).isEqualTo(body);
        }
        assertThat(texts.get(NAME).own()).isFalse();
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNotOverwritten() throws Exception {
        // given
        String opened = texts.get(NAME).text();
        submit("", "First", "First words.");

        // when
        var second = mvc.perform(post("/admin/mails/" + NAME)
                        .with(staff.signedIn(staff.administrator()))
                        .with(csrf())
                        .param("subject", "Second")
                        .param("body", "Second words.")
                        .param("former", opened))
                .andReturn()
                .getResponse();

        // then
        assertThat(second.getStatus()).isEqualTo(422);
        assertThat(second.getContentAsString()).contains(administrator + " has changed this text", "Second words.");
        assertThat(mail().text()).contains("First words.");
    }

    @Test
    void aTestGoesToOneselfAndSavesNothing() throws Exception {
        // given
        String address = UUID.randomUUID() + "@example.org";
        assertThat(submit("/test", "Trial", "Only a trial.").getContentAsString())
                .contains("You have no e-mail address");
        staff.email(administrator, address);

        // when
        var answer = submit("/test", "Trial", "Only a trial for [(${firstName})].");

        // then
        assertThat(answer.getContentAsString()).contains("Sent to " + address);
        assertThat(mailbox.latest(address)).contains("Only a trial for Zoé.");
        assertThat(texts.get(NAME).own()).isFalse();

        // when
        mailbox.whileDown(() -> {
            try {
                // then
                assertThat(submit("/test", "Trial", "Once more.").getContentAsString())
                        .contains("The mail server has not taken it.", "Once more.");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void theFrameIsAroundEveryMailAndMustHoldIt() throws Exception {
        assertThat(send("frame.en", "", "Hello!").getContentAsString()).contains("The frame must hold [(${body})]");
        assertThat(send("frame.en", "", "Hi [(${firstName})]\n\n[(${body})]\n\nYours")
                        .getRedirectedUrl())
                .isNotNull();

        assertThat(mail().text()).startsWith("Hi Zoé\n\n").endsWith("\n\nYours");
    }

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    void theShippedTextsKeepToTheRulesAndTheSampleFillsThem(MailTemplate template) {
        for (var language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            String text = texts.shipped(template.file(language));

            texts.check(text, samples.names(template, language));

            var letter = samples.sample(template, text, language, "staff@example.org");
            assertThat(letter.subject() + letter.text()).doesNotContain("null", "[(", "[#", "${");
            assertThatThrownBy(() -> texts.check(text + "[(${nothingOfTheKind})]", samples.names(template, language)))
                    .isInstanceOf(BrokenMailText.class);
        }
    }

    @Test
    void readsWellAtBothWidths(Browser browser) {
        for (var device : Browser.Device.values()) {
            try (var visitor = browser.visitor(device, Locale.ENGLISH, true)) {
                var page = visitor.newPage();
                staff.signIn(page, baseUrl, administrator);
                page.navigate(baseUrl + "/admin/mails");
                browser.look(page, "staff-mails");
                page.locator("a[href$='/incomplete-file.en']").click();
                page.getByText("Preview").click();
                page.getByText("Preview, for an invented candidate").waitFor();
                page.getByText("What a text may hold").click();
                browser.look(page, "staff-mail-text");
            }
        }
    }

    private Letter mail() {
        var account = new AccountSummary(
                new AccountId(UUID.randomUUID()),
                "K7QXW2ZA",
                "zoe.martin@example.org",
                "Zoé",
                "Martin",
                Locale.ENGLISH);
        return writer.about(MailTemplate.DELETION_DONE, account, new AccountChanges(null, null, null, null, true))
                .orElseThrow();
    }

    private MockHttpServletResponse submit(String action, String subject, String body) throws Exception {
        return send(NAME + action, subject, body);
    }

    private MockHttpServletResponse send(String path, String subject, String body) throws Exception {
        return mvc.perform(post("/admin/mails/" + path)
                        .with(staff.signedIn(administrator))
                        .with(csrf())
                        .param("subject", subject)
                        .param("body", body.replace("\n", "\r\n"))
                        .param(
                                "former",
                                texts.get(path.contains("/") ? NAME : path).text()))
                .andReturn()
                .getResponse();
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(staff.signedIn(administrator)))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
