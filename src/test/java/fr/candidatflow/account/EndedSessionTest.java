package fr.candidatflow.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.support.ApplicationTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** What somebody typed while the session ended is theirs again after the sign-in, and nobody else's. */
@ApplicationTest
class EndedSessionTest {

    private static final String ADDRESS = "/profile/address";
    private static final Map<String, String> TYPED = Map.of(
            "version", "0", "country", "FR", "line1", "12 rue de la Craffe", "postalCode", "54000", "town", "Nancy");

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountService service;

    @Autowired
    SessionRepository<?> sessions;

    @LocalServerPort
    int port;

    private String userId;
    private Visitor visitor;

    @BeforeEach
    void somebodyTypesAnAddress() {
        userId = service.get(accounts.activeAccount()).userId();
        visitor = new Visitor(port).sendingFrom("http://localhost:" + port);
        visitor.signIn(userId, TestAccounts.PASSWORD);
        visitor.open(ADDRESS);
    }

    @Test
    void keepsWhatTwoRequestsOfOneSessionAreBothTheFirstToNote() {
        assertThat(notedByTwo(sessions)).isEqualTo("of the second");
    }

    private static <S extends Session> String notedByTwo(SessionRepository<S> sessions) {
        var session = sessions.createSession();
        sessions.save(session);
        var first = sessions.findById(session.getId());
        var second = sessions.findById(session.getId());
        first.setAttribute("notice", "of the first");
        second.setAttribute("notice", "of the second");
        sessions.save(first);
        sessions.save(second);
        return sessions.findById(session.getId()).getAttribute("notice");
    }

    @Test
    void showsWhatWasTypedAfterTheSignInAndSendsIt() {
        // given
        visitor.loseSession();
        var sent = visitor.send(ADDRESS, TYPED);
        var signIn = visitor.follow(sent);

        // when
        var signedIn = visitor.signIn(userId, TestAccounts.PASSWORD);
        var kept = visitor.follow(signedIn);
        var again = visitor.send("/kept-form", hidden(kept));

        // then
        assertThat(sent.location()).isEqualTo("/sign-in");
        assertThat(signIn.text()).contains("Ce que vous venez de saisir est conservé");
        assertThat(signedIn.location()).isEqualTo("/kept-form");
        assertThat(kept.text()).contains("Pays France", "12 rue de la Craffe", "54000", "Nancy");
        assertThat(again.status()).isEqualTo(307);
        assertThat(again.location()).isEqualTo(ADDRESS);
        assertThat(visitor.send(ADDRESS, hidden(kept)).location()).isNotNull().doesNotContain("sign-in");
        assertThat(visitor.open(ADDRESS).value("line1")).isEqualTo("12 rue de la Craffe");
        assertThat(visitor.open("/kept-form").location()).isEqualTo("/applications");
    }

    @Test
    void keepsItAlsoWhenThePersonHasSignedInAgainMeanwhile() {
        // given
        var old = visitor.open(ADDRESS);
        visitor.loseSession();
        visitor.signIn(userId, TestAccounts.PASSWORD);

        // when
        var sent = visitor.sendWith(token(old), ADDRESS, TYPED);

        // then
        assertThat(sent.location()).isEqualTo("/kept-form");
        assertThat(visitor.follow(sent).text()).contains("12 rue de la Craffe");
    }

    @Test
    void anotherAccountNeverSeesIt() {
        // given
        String other = service.get(accounts.activeAccount()).userId();
        visitor.loseSession();
        visitor.send(ADDRESS, TYPED);

        // when
        var signedIn = visitor.signIn(other, TestAccounts.PASSWORD);

        // then
        assertThat(signedIn.location()).isEqualTo("/applications");
        assertThat(visitor.open("/kept-form").location()).isEqualTo("/applications");
        assertThat(visitor.open(ADDRESS).value("line1")).isEmpty();
    }

    @Test
    void aPageOfAnotherAccountIsNotSentByTheOneThatHasSignedInMeanwhile() {
        // given
        var old = visitor.open(ADDRESS);
        visitor.loseSession();
        visitor.signIn(service.get(accounts.activeAccount()).userId(), TestAccounts.PASSWORD);

        // when
        var sent = visitor.sendWith(token(old), ADDRESS, TYPED);

        // then
        assertThat(sent.status()).isEqualTo(403);
        assertThat(visitor.open("/kept-form").location()).isEqualTo("/applications");
    }

    @Test
    void nobodySeesItBeforeTheSignIn() {
        visitor.loseSession();
        visitor.send(ADDRESS, TYPED);

        assertThat(visitor.open("/kept-form").location()).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null"})
    void aFormOfAnotherSiteIsNotKept(String site) {
        visitor.loseSession();

        var sent = visitor.sendingFrom(site).send(ADDRESS, TYPED);

        assertThat(sent.status()).isEqualTo(401);
        assertThat(visitor.signIn(userId, TestAccounts.PASSWORD).location()).doesNotContain("kept-form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "!", "bm8gZG90IGluIGl0IQ"})
    void aTokenThatIsNotOursKeepsNothing(String token) {
        visitor.loseSession();

        assertThat(visitor.sendWith(token, ADDRESS, TYPED).status()).isEqualTo(401);
    }

    @Test
    void keepsNoPasswordAndNothingThatIsTooLong() {
        // given
        visitor.loseSession();
        var withPassword = new LinkedHashMap<>(TYPED);
        withPassword.put("currentPassword", "not to be kept");
        visitor.send(ADDRESS, withPassword);
        var kept = visitor.follow(visitor.signIn(userId, TestAccounts.PASSWORD));
        visitor.open(ADDRESS);
        visitor.loseSession();

        // when
        var tooLong = visitor.send(ADDRESS, Map.of("line1", "x".repeat(KeptForms.LONGEST + 1)));

        // then
        assertThat(kept.page().outerHtml()).contains("12 rue de la Craffe").doesNotContain("not to be kept");
        assertThat(tooLong.status()).isEqualTo(401);
    }

    @Test
    void throwsItAwayWhenAsked() {
        // given
        visitor.loseSession();
        visitor.send(ADDRESS, TYPED);
        visitor.follow(visitor.signIn(userId, TestAccounts.PASSWORD));

        // when
        var removed = visitor.send("/kept-form/removal", Map.of());

        // then
        assertThat(removed.location()).isEqualTo(ADDRESS);
        assertThat(visitor.open("/kept-form").location()).isEqualTo("/applications");
        assertThat(visitor.open(ADDRESS).value("line1")).isEmpty();
    }

    @Test
    void aSignUpThatTookTooLongIsFoundAgainWithoutASignIn() {
        // given
        visitor.loseSession();
        visitor.open("/account/new");
        visitor.loseSession();

        // when
        var sent = visitor.send(
                "/account/new", Map.of("lastName", "Ng", "firstName", "Ai", "email", TestAccounts.freshEmail()));
        var kept = visitor.follow(sent);
        visitor.send("/kept-form", hidden(kept));

        // then
        assertThat(sent.location()).isEqualTo("/kept-form");
        assertThat(visitor.send("/account/new", hidden(kept)).location()).isEqualTo("/account/mail-sent");
    }

    @Test
    void aSignInPageThatStayedOpenTooLongAsksForThePasswordAgain() {
        // given
        visitor.loseSession();
        visitor.open("/sign-in");
        visitor.loseSession();

        // when
        var answer =
                visitor.follow(visitor.send("/sign-in", Map.of("userId", userId, "password", TestAccounts.PASSWORD)));

        // then
        assertThat(answer.errors()).containsOnlyKeys("password");
        assertThat(answer.value("userId")).isEqualTo(userId);
        assertThat(visitor.signIn(userId, TestAccounts.PASSWORD).location()).isEqualTo("/applications");
    }

    @Test
    void signingOutOfASessionThatHasEndedIsASignOut() {
        visitor.loseSession();

        assertThat(visitor.send("/sign-out", Map.of()).location()).isEqualTo("/?signed-out");
    }

    private static String token(Visitor.Answer answer) {
        return answer.page().expectFirst("main input[name=_csrf]").attr("value");
    }

    /** The fields that the page sends again, but its token. */
    private static Map<String, String> hidden(Visitor.Answer kept) {
        var fields = new LinkedHashMap<String, String>();
        for (Element field : kept.page().select("main form[action$=kept-form] input[type=hidden]")) {
            fields.put(field.attr("name"), field.attr("value"));
        }
        fields.remove("_csrf");
        return fields;
    }
}
