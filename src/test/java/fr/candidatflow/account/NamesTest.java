package fr.candidatflow.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People are called as they are called. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class NamesTest {

    private static final String LONGEST =
            "Wolfeschlegelsteinhausenbergerdorff".repeat(3).substring(0, 100);

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountService service;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    static Stream<String> names() {
        return Stream.of(
                "O’Neil",
                "D'Artagnan",
                "Le Gall-Müller",
                "Nguyễn Thị Ánh",
                "Ćwikła",
                "Þórðarson",
                "王",
                "李小龙",
                "Ελένη",
                "Мария",
                "عائشة",
                "नेहा",
                "한지민",
                "Ô",
                "X Æ",
                "Jean-Baptiste-Emmanuel-Zorg St.",
                "A".repeat(30),
                LONGEST);
    }

    @ParameterizedTest
    @MethodSource("names")
    void signsUpAndStaysAsItWasTyped(String name) {
        // given
        String email = TestAccounts.freshEmail();
        var visitor = new Visitor(port);

        // when
        var answer = visitor.fill("/account/new", Map.of("lastName", name, "firstName", name, "email", email));

        // then
        assertThat(answer.location()).isEqualTo("/account/mail-sent");
        assertThat(jdbc.sql("select last_name from account where email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .isEqualTo(name);
    }

    @Test
    void aNameOfAHundredLettersStaysOnThePhonesScreen(Browser browser) {
        var account = accounts.activeAccount(LONGEST, LONGEST, TestAccounts.freshEmail(), Locale.FRENCH);
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.FRENCH, true)) {
            var page = visitor.newPage();
            page.navigate(baseUrl + "/sign-in");
            page.locator("input[name=userId]").fill(service.get(account).userId());
            page.locator("input[name=password]").fill(TestAccounts.PASSWORD);
            page.locator("main button[type=submit]").click();
            page.waitForURL("**/applications");
            for (String path :
                    new String[] {"/applications", "/profile", "/profile/personal-information", "/messages"}) {
                page.navigate(baseUrl + path);
                Browser.photograph(page, "frame-long-name-" + path.substring(path.lastIndexOf('/') + 1));
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(page.viewportSize().width);
                browser.assertAccessible(page);
            }
        }
    }
}
