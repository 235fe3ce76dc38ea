package fr.candidatflow.account;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Accounts for tests, each with an address of its own, made the way a candidate makes them. */
@TestComponent
public class TestAccounts {

    public static final String PASSWORD = "correct horse battery";

    private final AccountService service;
    private final AccountSettings settings;
    private final AccountDeletion deletion;
    private final CandidateAuthentication authentication;
    private final JdbcClient jdbc;
    private final String baseUrl;

    TestAccounts(
            AccountService service,
            AccountSettings settings,
            AccountDeletion deletion,
            CandidateAuthentication authentication,
            JdbcClient jdbc,
            @Value("${candidatflow.base-url}") String baseUrl) {
        this.service = service;
        this.settings = settings;
        this.deletion = deletion;
        this.authentication = authentication;
        this.jdbc = jdbc;
        this.baseUrl = baseUrl;
    }

    public static String freshEmail() {
        return "candidate-" + UUID.randomUUID() + "@example.org";
    }

    /** Signed up in French, waiting for its activation. */
    public AccountId pendingAccount() {
        return pendingAccount("Martin", "Zoé", freshEmail(), Locale.FRENCH);
    }

    public AccountId pendingAccount(String lastName, String firstName, String email, Locale language) {
        signUp(lastName, firstName, email, language);
        return new AccountId(jdbc.sql("select id from account where email = ?")
                .param(email)
                .query(UUID.class)
                .single());
    }

    public void signUp(String lastName, String firstName, String email, Locale language) {
        service.signUp(new SignUp(lastName, firstName, email), language);
    }

    /** Activated, with {@link #PASSWORD}. */
    public AccountId activeAccount() {
        return activeAccount("Martin", "Zoé", freshEmail(), Locale.FRENCH);
    }

    public AccountId activeAccount(String lastName, String firstName, String email, Locale language) {
        var account = pendingAccount(lastName, firstName, email, language);
        activate(account);
        service.choosePassword(account, PASSWORD);
        return account;
    }

    public void activate(AccountId account) {
        String path = service.issueCredentials(account).activationPath();
        service.activate(path.substring(path.indexOf('=') + 1));
    }

    /**
     * What a click on the link of an activation mail does.
     *
     * @return whether the account was activated by it
     */
    public boolean openActivationLink(String token) {
        return service.activate(token) == AccountService.Activation.ACTIVATED;
    }

    /** An active account's owner asks for the identifiers; at least a minute must have passed since the last mail. */
    public void forgetIdentifiers(AccountId account) {
        requestCredentials(service.get(account).email());
    }

    /** What the two recovery pages do. */
    public void requestCredentials(String email) {
        service.requestCredentials(email);
    }

    /** Replaces the one-time secret. */
    public void choosePassword(AccountId account, String password) {
        service.choosePassword(account, password);
    }

    /** The candidate wants another address. */
    public void askAddress(AccountId account, String email) {
        settings.askAddress(account, email);
    }

    /**
     * What a click on the link that is mailed to the other address does.
     *
     * @return whether the address was changed by it
     */
    public boolean openAddressLink(String token) {
        return settings.confirmAddress(token) == AccountSettings.AddressOutcome.CHANGED;
    }

    public void keepAddress(AccountId account) {
        settings.withdrawAddressChange(account);
    }

    /** The candidate wants the account to go. */
    public void askDeletion(AccountId account) {
        deletion.ask(account);
    }

    public void keep(AccountId account) {
        deletion.stop(account);
    }

    /** Whether a password or one-time secret opens the account. */
    public boolean signsIn(AccountId account, String secret) {
        var request = UsernamePasswordAuthenticationToken.unauthenticated(
                service.get(account).userId(), secret);
        request.setDetails(new WebAuthenticationDetails("127.0.0.1", null));
        try {
            return authentication.authenticate(request).isAuthenticated();
        } catch (SignInRefused refused) {
            return false;
        }
    }

    /** Signs in by the page, in a language, and waits for the candidate's first page. */
    public void signIn(Page page, AccountId account, Locale language) {
        page.navigate(baseUrl + "/sign-in?lang=" + language.getLanguage());
        typeIdentifiers(page, account);
        page.waitForURL("**/applications");
    }

    /** What a candidate does on the sign-in page that is before them. */
    public void typeIdentifiers(Page page, AccountId account) {
        page.locator("input[name=userId]").fill(service.get(account).userId());
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("main form button[type=submit]").click();
    }

    /** Makes a MockMvc request one of this signed-in candidate. */
    public RequestPostProcessor signedIn(AccountId account) {
        return user(new CandidatePrincipal(account, service.get(account).userId(), false));
    }
}
