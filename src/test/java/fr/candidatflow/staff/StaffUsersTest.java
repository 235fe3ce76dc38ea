package fr.candidatflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.Centre;
import fr.candidatflow.catalogue.CentreEditor;
import fr.candidatflow.catalogue.Commission;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.StaffClient;
import fr.candidatflow.workflow.engine.TestStaff;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
@ExtendWith(Browser.Extension.class)
class StaffUsersTest {

    private static final String REVIEW = "userTask_reviewDocuments";
    private static final String CENTRE = GroupNames.ofCentre(TestCatalogue.CENTRE);

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    StaffRegister register;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    ProcessDriver driver;

    @Autowired
    CentreEditor centres;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    TaskService tasks;

    @Autowired
    Audit audit;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    MovableClock clock;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private String administrator;

    @BeforeEach
    void signIn() {
        catalogue.open();
        administrator = staff.administrator();
    }

    /** At a desk with JavaScript, on a phone without. */
    @Test
    void lettingSomebodyInEndsInAPasswordThatOnlyTheyKnow(Browser browser) {
        for (var device : Browser.Device.values()) {
            boolean desk = device == Browser.Device.DESK;
            String id = "marie.%s.%s".formatted(mark, device).toLowerCase(Locale.ROOT);
            try (var visitor = browser.visitor(device, Locale.ENGLISH, desk)) {
                var page = visitor.newPage();
                staff.signIn(page, baseUrl, administrator);
                page.navigate(baseUrl + "/admin/staff");
                browser.look(page, "staff-users");

                // when: nearly nothing, then everything
                press(page, "Add a user");
                page.getByLabel("User ID").fill("marie dupont");
                page.getByLabel("Last name").fill("Dupont");
                press(page, "Add");
                PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("Enter a first name");
                PlaywrightAssertions.assertThat(page.getByLabel("User ID")).hasValue("marie dupont");
                browser.look(page, "staff-user-refused");
                page.getByLabel("User ID").fill(id);
                page.getByLabel("First name").fill("Marie");
                page.locator("label[for$='" + CENTRE + "'], label[for=centres]")
                        .first()
                        .click();
                press(page, "Add");
                browser.look(page, "staff-user-password");
                String handedOver = page.locator(".govuk-panel__body strong").textContent();

                // then: it opens one page only
                visitor.clearCookies();
                page.navigate(baseUrl + "/staff/sign-in");
                page.getByLabel("User").fill(id);
                page.getByLabel("Password").fill(handedOver);
                press(page, "Sign in");
                for (String path : List.of("/staff", "/staff/applications", "/camunda/app/tasklist/default/")) {
                    page.navigate(baseUrl + path);
                    PlaywrightAssertions.assertThat(page).hasURL(baseUrl + "/staff/password");
                }

                // when: too weak, then strong
                page.locator("#currentPassword").fill(handedOver);
                page.locator("#newPassword").fill("marie");
                press(page, "Replace");
                PlaywrightAssertions.assertThat(page.locator("#newPassword-error"))
                        .containsText("at least 10 characters, a capital letter, a digit, a sign");
                browser.look(page, "staff-password-refused");
                page.locator("#currentPassword").fill(handedOver);
                page.locator("#newPassword").fill("Une-longue-phrase-7");
                press(page, "Replace");

                // then
                PlaywrightAssertions.assertThat(page).hasURL(baseUrl + "/staff");
                browser.look(page, "staff-password-replaced");
                assertThat(register.user(id).startPassword()).isFalse();
                assertThat(identity.checkPassword(id, "Une-longue-phrase-7")).isTrue();
                assertThat(identity.checkPassword(id, handedOver)).isFalse();
            }
        }
    }

    @Test
    void isFoundByNameAndByCentreWithoutAccents() throws Exception {
        // given
        String id = "find." + mark;
        register.create(StaffUser.of(id, "Zoé", "Léger", "", Set.of(CENTRE)), administrator);

        // then
        assertThat(rows("leger " + mark))
                .singleElement()
                .asString()
                .contains(id, "Zoé Léger", "Manager, Centre d’essai");
        assertThat(rows("essai ZOE " + mark)).hasSize(1);
        assertThat(page("/admin/staff?words=" + UUID.randomUUID())
                        .select("main")
                        .text())
                .contains("Nobody was found.");
    }

    @Test
    void whatIsChangedIsInTheAuditWithoutAName() throws Exception {
        // given
        String id = staff.manager(TestCatalogue.CENTRE);

        // when
        var answer = change(
                id,
                "firstName",
                "Anne",
                "lastName",
                "Secret",
                "email",
                "anne.secret@example.org",
                "rights",
                "analysts",
                "commissions",
                GroupNames.ofCommission(TestCatalogue.CENTRE));

        // then
        assertThat(answer.getRedirectedUrl()).isEqualTo("/admin/staff");
        var user = register.user(id);
        assertThat(user.name()).isEqualTo("Anne Secret");
        assertThat(user.groups()).containsExactlyInAnyOrder("analysts", "commission-test-centre");
        var entries = audit.of("staff", id);
        var entry = entries.get(entries.size() - 1);
        assertThat(entry.staff()).isEqualTo(administrator);
        assertThat(entry.detail())
                .isEqualTo("name; e-mail; no longer in centre-test-centre; now in analysts, commission-test-centre")
                .doesNotContain("Secret", "@");
    }

    @Test
    void badInputIsToldAtItsFieldAndChangesNothing() throws Exception {
        // given
        String id = staff.manager(TestCatalogue.CENTRE);

        // when
        var wrong = change(id, "firstName", "", "lastName", "Kept", "email", "nowhere", "centres", CENTRE);
        var unknown = change(id, "firstName", "A", "lastName", "B", "centres", "centre-that-never-was");
        var taken = send("/admin/staff/new", "id", id.toUpperCase(Locale.ROOT), "firstName", "A", "lastName", "B");
        var path = send("/admin/staff/new", "id", "..", "firstName", "A", "lastName", "B");

        // then
        assertThat(wrong.getStatus()).isEqualTo(422);
        var form = Jsoup.parse(wrong.getContentAsString());
        assertThat(form.select(".govuk-error-summary__list a").eachAttr("href"))
                .containsExactly("#firstName", "#email");
        assertThat(form.select("#lastName").val()).isEqualTo("Kept");
        assertThat(form.select("input[value=" + CENTRE + "]").hasAttr("checked"))
                .isTrue();
        assertThat(Jsoup.parse(unknown.getContentAsString())
                        .select(".govuk-error-summary")
                        .text())
                .contains("has been deleted meanwhile");
        assertThat(taken.getContentAsString()).contains("There is already a user");
        assertThat(path.getStatus()).isEqualTo(422);
        assertThat(register.user(id).lastName()).isEqualTo("manager");
        assertThat(audit.of("staff", id)).isEmpty();
    }

    @Test
    void theSecondOfTwoAdministratorsIsTold() throws Exception {
        // given
        String id = staff.manager(TestCatalogue.CENTRE);
        String stamp = register.user(id).stamp();
        change(id, "firstName", "First", "lastName", "Come", "centres", CENTRE);

        // when
        var second = send(
                "/admin/staff/" + id, "stamp", stamp, "firstName", "Second", "lastName", "Come", "rights", "analysts");
        var removal = send("/admin/staff/" + id + "/removal", "stamp", stamp);

        // then
        for (var answer : List.of(second, removal)) {
            assertThat(answer.getStatus()).isEqualTo(409);
            assertThat(answer.getContentAsString()).contains("Somebody else has changed this user");
        }
        var shown = Jsoup.parse(second.getContentAsString());
        assertThat(shown.select(".govuk-inset-text").text()).contains("First Come", "Manager, Centre d’essai");
        assertThat(shown.select("#firstName").val()).isEqualTo("Second");
        assertThat(shown.select("input[name=stamp]").val())
                .isEqualTo(register.user(id).stamp());
        assertThat(register.user(id).firstName()).isEqualTo("First");
        assertThat(register.user(id).groups()).containsExactly(CENTRE);
    }

    @Test
    void nobodyTakesTheirOwnRightAway() throws Exception {
        // when
        var stripped = change(administrator, "firstName", "A", "lastName", "B", "centres", CENTRE);
        String stamp = register.user(administrator).stamp();
        var locked = send("/admin/staff/" + administrator + "/lock", "stamp", stamp);
        var removed = send("/admin/staff/" + administrator + "/removal", "stamp", stamp);

        // then
        assertThat(stripped.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(stripped.getContentAsString())
                        .select(".govuk-error-summary__list a[href=#rights]")
                        .text())
                .contains("You cannot lock or remove yourself");
        assertThat(List.of(locked.getStatus(), removed.getStatus())).containsOnly(409);
        assertThat(register.user(administrator).administrator()).isTrue();
        assertThat(register.user(administrator).locked()).isFalse();
    }

    @Test
    void anAdministratorWhoCanSignInAlwaysRemains() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            // given
            String last = staff.administrator();
            register.users().stream()
                    .filter(user ->
                            user.administrator() && !user.locked() && !user.id().equals(last))
                    .forEach(user -> register.lock(user.id(), user.stamp(), last));
            var user = register.user(last);
            var stripped = StaffUser.of(last, "Test", "admin", "", Set.of(GroupNames.ANALYSTS));

            // then
            assertThatExceptionOfType(LastAdministrator.class)
                    .isThrownBy(() -> register.lock(last, user.stamp(), administrator));
            assertThatExceptionOfType(LastAdministrator.class)
                    .isThrownBy(() -> register.remove(last, user.stamp(), administrator));
            assertThatExceptionOfType(LastAdministrator.class)
                    .isThrownBy(() -> register.change(stripped, user.stamp(), administrator));

            // when: there is another one
            staff.administrator();
            register.change(stripped, user.stamp(), administrator);

            // then
            assertThat(register.user(last).groups()).containsExactly(GroupNames.ANALYSTS);
        });
    }

    @Test
    void whoIsSignedInHasOtherGroupsAtTheNextRequest() {
        // given
        String manager = staff.manager(TestCatalogue.CENTRE);
        String task = claimedBy(manager);
        var client = new StaffClient(baseUrl).signIn(manager, "tasklist");
        assertThat(client.page("/staff/applications").statusCode()).isEqualTo(200);
        assertThat(seenInTasklist(client, task)).isEqualTo(200);

        // when
        var user = register.user(manager);
        register.change(
                StaffUser.of(manager, "Test", "manager", "", Set.of(GroupNames.ANALYSTS)), user.stamp(), administrator);

        // then
        assertThat(client.page("/staff/applications").statusCode()).isEqualTo(404);
        assertThat(seenInTasklist(client, task)).isNotEqualTo(200);
        assertThat(client.get("/staff-api/tasks/" + task).statusCode()).isNotEqualTo(200);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void whoIsLockedIsOutAtTheNextRequestAndComesBackWhenUnlocked() throws Exception {
        // given
        String manager = staff.manager(TestCatalogue.CENTRE);
        String task = claimedBy(manager);
        var client = new StaffClient(baseUrl).signIn(manager, "tasklist");
        var other = new StaffClient(baseUrl).signIn(manager, "tasklist");

        // when
        assertThat(page("/admin/staff/" + manager + "/lock").select("main").text())
                .contains("They have claimed 1 task. It goes back to its group.");
        send(
                "/admin/staff/" + manager + "/lock",
                "stamp",
                register.user(manager).stamp());

        // then
        assertThat(client.page("/staff").headers().firstValue("Location").orElseThrow())
                .contains("/staff/sign-in");
        assertThat(seenInTasklist(other, task)).isEqualTo(401);
        assertThat(client.get("/staff-api/tasks/" + task).statusCode()).isEqualTo(401);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(new StaffClient(baseUrl).trySignIn(manager, "tasklist").statusCode())
                .isNotEqualTo(200);
        assertThat(rows(manager)).singleElement().asString().contains("Locked");

        // when
        send(
                "/admin/staff/" + manager + "/unlock",
                "stamp",
                register.user(manager).stamp());

        // then
        client = new StaffClient(baseUrl).signIn(manager, "tasklist");
        assertThat(seenInTasklist(client, task)).isEqualTo(200);
        assertThat(audit.of("staff", manager)).extracting(AuditEntry::action).containsExactly("locked", "unlocked");
    }

    @Test
    void whoIsRemovedLeavesNoTaskAndNoRightBehind() throws Exception {
        // given
        String manager = staff.manager(TestCatalogue.CENTRE);
        String task = claimedBy(manager);
        var client = new StaffClient(baseUrl).signIn(manager, "tasklist");

        // when
        var answer = send(
                "/admin/staff/" + manager + "/removal",
                "stamp",
                register.user(manager).stamp());

        // then
        assertThat(answer.getRedirectedUrl()).isEqualTo("/admin/staff");
        assertThat(client.page("/staff").statusCode()).isEqualTo(302);
        assertThat(seenInTasklist(client, task)).isEqualTo(401);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(authorizations.createAuthorizationQuery().userIdIn(manager).count())
                .isZero();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> register.user(manager));
    }

    @Test
    void aForgottenPasswordIsReplacedByOneToStartWith() throws Exception {
        // given
        String manager = staff.manager(TestCatalogue.CENTRE);

        // when
        var answer = send(
                "/admin/staff/" + manager + "/password",
                "stamp",
                register.user(manager).stamp());

        // then
        String password = Jsoup.parse(answer.getContentAsString())
                .select(".govuk-panel__body strong")
                .text();
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(identity.checkPassword(manager, password)).isTrue();
        assertThat(identity.checkPassword(manager, TestStaff.PASSWORD)).isFalse();
        assertThat(register.user(manager).startPassword()).isTrue();
        assertThat(audit.of("staff", manager).toString()).doesNotContain(password);
    }

    @Test
    void aReplacedPasswordEndsWhatTheFormerOneHasOpened() {
        // given
        String manager = staff.manager(TestCatalogue.CENTRE);
        var inUse = new StaffClient(baseUrl).signIn(manager, "tasklist");
        var keptForLater = new StaffClient(baseUrl);
        keptForLater.get("/camunda/app/welcome/default/");
        keptForLater.trySignIn(manager, "tasklist");
        assertThat(inUse.page("/staff").statusCode()).isEqualTo(200);

        // when
        register.replacePassword(manager, TestStaff.PASSWORD, "Une-longue-phrase-7");

        // then
        for (var session : List.of(inUse, keptForLater)) {
            assertThat(session.get("/staff-api/cards?task=any").statusCode()).isEqualTo(401);
            assertThat(session.page("/staff").statusCode()).isEqualTo(302);
            assertThat(session.get("/camunda/api/engine/engine/default/task").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void wrongPasswordsMakeSomebodyWaitAndLockNobodyOut() {
        // given
        String manager = staff.manager(TestCatalogue.CENTRE);

        // when
        for (int attempt = 1; attempt <= 12; attempt++) {
            assertThat(identity.checkPassword(manager, "guessed")).isFalse();
            clock.advance(Duration.ofSeconds(61));
        }

        // then
        assertThat(identity.checkPassword(manager, TestStaff.PASSWORD)).isTrue();
    }

    @Test
    void aWrongCurrentPasswordIsCountedAsAFailedSignIn() throws Exception {
        // given
        String manager = staff.manager(TestCatalogue.CENTRE);

        // when
        var answer = mvc.perform(post("/staff/password")
                        .param("currentPassword", "guessed")
                        .param("newPassword", "Une-longue-phrase-7")
                        .with(csrf())
                        .with(staff.signedIn(manager)))
                .andReturn()
                .getResponse();

        // then
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("This is not your current password");
        assertThat(identity.checkPassword(manager, TestStaff.PASSWORD))
                .as("the engine's pause has begun")
                .isFalse();
    }

    @Test
    void theGroupsOfACentreAndACommissionGoWithThem() {
        // given
        String code = "gone-" + mark;
        centres.create(new Centre(code, "Gone soon", "gone@example.org", "1 Street"), administrator);
        centres.create(new Commission(code, code, "Gone soon"), administrator);
        String user = staff.manager(code);
        identity.createMembership(user, GroupNames.ofPresident(code));

        // when
        centres.deleteCommission(code, centres.commission(code).version(), administrator);
        centres.deleteCentre(code, centres.centre(code).version(), administrator);

        // then
        assertThat(register.user(user).groups()).isEmpty();
        assertThat(identity.createGroupQuery()
                        .groupIdIn("centre-" + code, "commission-" + code)
                        .count())
                .isZero();
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .groupIdIn("centre-" + code, "commission-" + code, "commission-" + code + "-president")
                        .resourceType(Resources.APPLICATION)
                        .count())
                .isZero();
    }

    @Test
    void aGroupThatOutlivedItsCentreIsShownAndCanOnlyBeLeft() throws Exception {
        // given
        String group = "centre-old-" + mark;
        var left = identity.newGroup(group);
        left.setName("Old " + mark);
        identity.saveGroup(left);
        String user = staff.manager(TestCatalogue.CENTRE);
        identity.createMembership(user, group);

        // then
        assertThat(page("/admin/staff/" + user).select("label[for=former]").text())
                .isEqualTo("Old " + mark);
        assertThat(rows("old " + mark)).singleElement().asString().contains("(deleted)");
        assertThat(page("/admin/staff/new").select("input[value=" + group + "]"))
                .isEmpty();

        // when
        change(user, "firstName", "A", "lastName", "B", "centres", CENTRE);
        var again = change(user, "firstName", "A", "lastName", "B", "former", group);

        // then
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(register.user(user).groups()).containsExactly(CENTRE);
        identity.deleteGroup(group);
    }

    private String claimedBy(String manager) {
        ApplicationId application = admissions.submitted(catalogue.open());
        String task = driver.task(application, REVIEW).getId();
        admissions.as(manager, () -> tasks.claim(task, manager));
        return task;
    }

    private static int seenInTasklist(StaffClient client, String task) {
        return client.get("/camunda/api/engine/engine/default/task/" + task).statusCode();
    }

    private List<String> rows(String words) throws Exception {
        return page("/admin/staff?words=" + words.replace(" ", "%20"))
                .select("tbody tr")
                .eachText();
    }

    private MockHttpServletResponse change(String id, String... fields) throws Exception {
        var all = new String[fields.length + 2];
        all[0] = "stamp";
        all[1] = register.user(id).stamp();
        System.arraycopy(fields, 0, all, 2, fields.length);
        return send("/admin/staff/" + id, all);
    }

    private MockHttpServletResponse send(String path, String... fields) throws Exception {
        var request = post(path).with(csrf()).with(staff.signedIn(administrator));
        var pairs = Arrays.asList(fields);
        for (int i = 0; i < pairs.size(); i += 2) {
            request.param(pairs.get(i), pairs.get(i + 1));
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private Document page(String path) throws Exception {
        var answer = mvc.perform(get(URI.create(path)).with(staff.signedIn(administrator)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
