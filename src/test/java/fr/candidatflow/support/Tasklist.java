package fr.candidatflow.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.regex.Pattern;

/** A member of staff in Camunda's Tasklist, at one application's task at a time. */
public class Tasklist {

    private static final int ATTEMPTS = 4;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** The order that this person has chosen before: what a test has just made is on the first page of every list. */
    private static final String NEWEST_FIRST =
            "localStorage.setItem('candidatflow.sorting', '[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]')";

    private final Page page;
    private final String address;
    private String number;

    public Tasklist(BrowserContext office, String baseUrl) {
        page = office.newPage();
        page.addInitScript(NEWEST_FIRST);
        address = baseUrl + "/camunda/app/tasklist/default/";
    }

    public void signIn(String user, String password) {
        load(page.getByPlaceholder("Username"));
        page.getByPlaceholder("Username").fill(user);
        page.getByPlaceholder("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }

    /** As somebody who has signed in on the staff's pages. */
    public void enter() {
        load(page.getByText(Pattern.compile("^\\s*Mine")));
    }

    /** And still: the sign-in ends the session that a late request of the page would bring back. */
    private void load(Locator ready) {
        load(page, address, ready);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Any of Camunda's applications: on a busy machine its loader gives up after 7 s and leaves the page blank, and a person reloads it. */
    public static void load(Page page, String address, Locator ready) {
        for (int attempt = 1; ; attempt++) {
            page.navigate(address);
            try {
                ready.waitFor(new Locator.WaitForOptions().setTimeout(20_000));
                return;
            } catch (TimeoutError blank) {
                if (attempt == ATTEMPTS) {
                    throw blank;
                }
            }
        }
    }

    /** Opens the task of an application from a work list. */
    public void open(String workList, String applicationNumber) {
        number = applicationNumber;
        choose(workList);
        card().getByRole(AriaRole.LINK).first().click();
    }

    public void choose(String workList) {
        page.getByText(Pattern.compile("^\\s*" + workList)).first().click();
    }

    /** How many tasks the chosen list holds, as it says beside its name. */
    public int count() {
        assertThat(counter()).hasText(NUMBER);
        return Integer.parseInt(counter().textContent().strip());
    }

    public void assertCount(int tasks) {
        assertThat(counter()).hasText(String.valueOf(tasks));
    }

    private Locator counter() {
        return page.locator(".task-filter.active .counter");
    }

    public void openTab(String name) {
        page.locator(".nav-tabs")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** Claims the task, and waits until the form is that of its holder. */
    public void claim() {
        pressClaim();
        assertThat(claimButton()).hasCount(0);
        assertThat(page.getByText("Claim the task to work on it.")).isHidden();
    }

    /** For somebody who may come too late. */
    public void pressClaim() {
        claimButton().click();
    }

    private Locator claimButton() {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim").setExact(true));
    }

    /** @param comment null when the verdict needs none */
    public void judge(String document, String verdict, String comment) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(verdict + " " + document))
                .check();
        if (comment != null) {
            page.getByRole(
                            AriaRole.TEXTBOX,
                            new Page.GetByRoleOptions().setName(Pattern.compile("Comment on " + document)))
                    .fill(comment);
        }
    }

    /** Leaves a comment on the task, for the colleagues. */
    public void comment(String words) {
        page.locator(".createCommentLink").click();
        page.getByPlaceholder("Enter Comment").fill(words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.getByPlaceholder("Enter Comment")).hasCount(0);
    }

    public void giveOpinion(String opinion, String reasons) {
        page.getByLabel("Opinion", new Page.GetByLabelOptions().setExact(true)).selectOption(opinion);
        page.getByLabel("Reasons, for the president and the commission").fill(reasons);
    }

    public void validateOpinion() {
        page.getByLabel("Validate the opinion").check();
    }

    /** The button that ends the task, which may be off. */
    public Locator completeButton() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"));
    }

    /** Completes the task once its form allows it, and waits until it is gone from the list. */
    public void complete(String photograph) {
        assertThat(completeButton()).isEnabled();
        Browser.photograph(page, photograph);
        completeButton().click();
        assertThat(card()).hasCount(0);
    }

    public Page page() {
        return page;
    }

    /** The card of the application that was opened last. */
    public Locator card() {
        return page.locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(number));
    }
}
