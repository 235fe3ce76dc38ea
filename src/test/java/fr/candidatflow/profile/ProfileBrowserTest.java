package fr.candidatflow.profile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.profile.draft.Drafts;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;

/** A candidate fills a whole profile as a person does, and sees what a slip or a second window gives. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class ProfileBrowserTest {

    @Value("${candidatflow.base-url}")
    String baseUrl;

    @Autowired
    MessageSource messages;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountService accountService;

    @Autowired
    ProfileService service;

    @Autowired
    Drafts drafts;

    private Browser browser;
    private Locale language;
    private Page page;

    @ParameterizedTest
    @CsvSource({"PHONE, fr, false", "DESK, en, true"})
    void fillsTheProfileFromTheFirstStepToTheLast(
            Browser.Device device, Locale reader, boolean javaScript, Browser chromium) {
        browser = chromium;
        language = reader;
        var account = accounts.activeAccount("Le Gall", "Zoé", TestAccounts.freshEmail(), reader);
        try (var visitor = browser.visitor(device, reader, javaScript)) {
            page = visitor.newPage();
            signIn(account);

            // The task list of an empty profile, then the INE, which nobody knows yet to be needed.
            open("/profile", "profile-overview-empty");
            link("profile.block.ine");
            field("profile.field.ine").fill("0123456789N");
            button("profile.save-and-continue");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(text("profile.problem.ine.key"));
            seen("profile-ine-refused");
            link("profile.next-without-saving");

            // Personal information: a slip first.
            assertThat(field("profile.field.birthName")).hasValue("Le Gall");
            seen("profile-personal-information");
            select("profile.field.nationality", Countries.name("FR", reader));
            page.getByLabel(text("profile.civility.MME"), new Page.GetByLabelOptions().setExact(true))
                    .check();
            field("profile.field.birthName").fill("Le Gall-O’Brien 2");
            field("form.date.day").fill("31");
            field("form.date.month").fill("2");
            field("form.date.year").fill("2003");
            select("profile.field.birthCountry", Countries.name("FR", reader));
            field("profile.field.birthTown").fill("Nancy");
            button("profile.save-and-continue");
            assertThat(field("profile.field.birthName")).hasValue("Le Gall-O’Brien 2");
            seen("profile-personal-information-refused");
            field("profile.field.birthName").fill("Le Gall-O’Brien");
            field("form.date.day").fill("28");
            field("profile.field.birthDepartment").fill("54");
            button("profile.save-and-continue");

            // The address says what was saved.
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(text("profile.saved.personal-information"));
            select("profile.field.country", Countries.name("FR", reader));
            field("profile.field.line1").fill("12 rue de la Craffe");
            field("profile.field.postalCode").fill("54 000");
            field("profile.field.town").fill("Nancy");
            seen("profile-address");
            button("profile.save-and-continue");

            // The baccalaureate: the year first, then its series.
            page.getByLabel(text("profile.route.french"), new Page.GetByLabelOptions().setExact(true))
                    .check();
            field("profile.field.baccalaureateYear").fill("2021");
            seen("profile-baccalaureate-choice");
            button("profile.continue");
            select("profile.field.series", "NBGE – Baccalauréat général");
            select("profile.field.honours", text("profile.honours.GOOD"));
            field("profile.field.department").fill("54");
            field("profile.field.school").fill("Lycée Henri-Poincaré, Nancy");
            seen("profile-baccalaureate");
            button("profile.save-and-continue");

            // Now the INE is owed, and the task list says why.
            assertThat(page.getByRole(AriaRole.MAIN)).containsText(text("profile.ine.reason.french-baccalaureate"));
            seen("profile-overview-ine-missing");
            link("profile.missing.ine");
            for (var help : page.locator("details summary").all()) {
                help.click();
            }
            seen("profile-ine-required");
            field("profile.field.ine").fill(TestProfiles.freshIne().value());
            button("profile.save-and-continue");

            anotherWindowWins(account);
            lists();

            open("/profile", "profile-overview-complete");
            assertThat(page.getByRole(AriaRole.MAIN)).containsText(text("profile.complete"));
            service.lockPersonalInformation(account);
            open("/profile/personal-information", "profile-personal-information-locked");
            open("/profile/baccalaureate/none", "profile-baccalaureate-none");
            open("/profile/baccalaureate/french-abroad/2019", "profile-baccalaureate-french-abroad");
            open("/profile/baccalaureate/foreign/2019", "profile-baccalaureate-foreign");
            open("/profile/baccalaureate/other-title/2019", "profile-baccalaureate-other-title");
            open("/profile/check", "profile-check");
            open("/profile/history", "profile-history");
        }
        assertThat(service.completeness(account).complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PHONE, fr", "DESK, en"})
    void findsAgainOnAnotherDeviceWhatWasTypedAndNotSaved(Browser.Device device, Locale reader, Browser chromium) {
        browser = chromium;
        language = reader;
        var account = accounts.activeAccount("Le Gall", "Zoé", TestAccounts.freshEmail(), reader);
        try (var visitor = browser.visitor(device, reader, true)) {
            page = visitor.newPage();
            signIn(account);
            page.navigate(baseUrl + "/profile/address");
            field("profile.field.line1").fill("12 rue de la Craffe");
            field("profile.field.town").fill("Nancy");
            field("profile.field.town").blur();
            assertThat(page.getByRole(AriaRole.STATUS))
                    .containsText(text("profile.draft.kept").substring(0, 10));
            select("profile.field.country", Countries.name("FR", reader));
            page.waitForCondition(
                    () -> drafts.find(account, "address").orElseThrow().values().containsKey("country"));
            seen("profile-address-draft-kept");
        }

        try (var other = browser.visitor(device, reader, false)) {
            page = other.newPage();
            signIn(account);
            open("/profile", "profile-overview-draft");
            page.navigate(baseUrl + "/profile/address");
            assertThat(field("profile.field.line1")).hasValue("12 rue de la Craffe");
            assertThat(field("profile.field.town")).hasValue("Nancy");
            seen("profile-address-draft");
            button("profile.draft.discard");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(text("profile.draft.discarded"));
            assertThat(field("profile.field.town")).hasValue("");
        }
    }

    @Test
    void sendsWhatWasTypedWithoutConnectionAsSoonAsItIsBack(Browser chromium) {
        browser = chromium;
        language = Locale.FRENCH;
        var account = accounts.activeAccount("Le Gall", "Zoé", TestAccounts.freshEmail(), language);
        try (var visitor = browser.visitor(Browser.Device.PHONE, language, true)) {
            page = visitor.newPage();
            signIn(account);
            page.navigate(baseUrl + "/profile/address");

            // when
            visitor.setOffline(true);
            field("profile.field.town").fill("Nancy");
            field("profile.field.town").blur();

            // then
            assertThat(page.getByRole(AriaRole.STATUS)).containsText(text("profile.draft.failed"));
            browser.takeFaults(visitor);

            // when
            visitor.setOffline(false);

            // then
            assertThat(page.getByRole(AriaRole.STATUS))
                    .containsText(text("profile.draft.kept").substring(0, 10));
            page.waitForCondition(() -> drafts.find(account, "address")
                    .filter(draft -> "Nancy".equals(draft.values().get("town")))
                    .isPresent());
        }
    }

    private void anotherWindowWins(AccountId account) {
        page.navigate(baseUrl + "/profile/address");
        var address = service.view(account).address();
        service.saveAddress(
                account,
                1,
                new Address("FR", "1 place Stanislas", address.line2(), null, address.postalCode(), address.town()));
        field("profile.field.line1").fill("14 rue de la Craffe");
        button("profile.save-and-continue");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("1 place Stanislas");
        seen("profile-address-changed-meanwhile");
        page.navigate(baseUrl + "/profile/address");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(text("profile.draft.stale"));
        assertThat(field("profile.field.line1")).hasValue("14 rue de la Craffe");
        seen("profile-address-stale-draft");
        button("profile.save-and-continue");
        button("profile.save-and-continue");
        assertThat(service.view(account).address().line1()).isEqualTo("14 rue de la Craffe");
    }

    private void lists() {
        open("/profile/curriculum", "profile-curriculum-empty");
        button("profile.curriculum.new");
        field("profile.field.year").fill("2024");
        select("profile.field.diplomaType", text("profile.diploma-type.BACHELOR"));
        field("profile.field.curriculum.label").fill("Licence de chimie, parcours chimie et matériaux, 3e année");
        field("profile.field.curriculum.organisation").fill("Université de Lorraine");
        select("profile.field.country", Countries.name("FR", language));
        page.getByLabel(text("profile.obtained.YES"), new Page.GetByLabelOptions().setExact(true))
                .check();
        seen("profile-curriculum-new");
        button("form.save");
        seen("profile-curriculum");
        button("profile.next");
        button("profile.internships.new");
        field("profile.field.year").fill("2023");
        button("form.save");
        seen("profile-internship-refused");
        field("profile.field.internships.organisation").fill("Loria");
        field("profile.field.duration").fill("3 mois");
        field("profile.field.internships.description").fill("Mesures.\nAnalyses.");
        button("form.save");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(text("profile.entry.remove") + " 2023 – Loria"))
                .click();
        seen("profile-internship-removal");
        button("profile.removal.confirm");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(text("profile.internships.removed"));
        button("profile.next");
        button("profile.experiences.new");
        field("profile.field.year").fill("2025");
        field("profile.field.experiences.label").fill("Laborantine");
        field("profile.field.experiences.organisation").fill("CHRU de Nancy");
        field("profile.field.duration").fill("6 mois");
        seen("profile-experience-new");
        button("form.save");
        button("profile.next");
        assertThat(page).hasURL(baseUrl + "/profile");
    }

    private void signIn(AccountId account) {
        page.navigate(baseUrl + "/sign-in?lang=" + language.getLanguage());
        field("account.user-id").fill(accountService.get(account).userId());
        field("account.sign-in.password").fill(TestAccounts.PASSWORD);
        button("account.sign-in.submit");
    }

    private void open(String path, String name) {
        page.navigate(baseUrl + path);
        seen(name);
    }

    /** The page has no fault that axe knows, and it is kept as a picture. */
    private void seen(String name) {
        browser.assertAccessible(page);
        Browser.photograph(page, name + "-" + language.getLanguage());
    }

    /** The star of a mandatory field is part of its label. */
    private Locator field(String label) {
        return page.getByLabel(Pattern.compile("^(\\* )?" + text(label) + "$"));
    }

    private void select(String label, String option) {
        field(label).selectOption(new SelectOption().setLabel(option));
    }

    private void button(String label) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text(label)))
                .click();
    }

    private void link(String label) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(text(label)).setExact(true))
                .last()
                .click();
    }

    private String text(String key) {
        return messages.getMessage(key, null, language);
    }
}
