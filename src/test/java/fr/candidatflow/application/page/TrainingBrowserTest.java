package fr.candidatflow.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.catalogue.RequiredDocument;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingDates;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A training's page as candidates see it who are signed in, without JavaScript on the phone. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class TrainingBrowserTest {

    private static final List<RequiredDocument> DOCUMENTS = List.of(
            TestCatalogue.document("CV", "Curriculum vitæ", "Curriculum vitae", false),
            TestCatalogue.document("FRENCH_LEVEL", "Attestation de niveau de français", "Proof of French", false),
            TestCatalogue.document("RESIDENCE_PERMIT", "Titre de séjour ou visa", "Residence permit or visa", true));

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ApplicationService service;

    @Autowired
    Clock clock;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    @Test
    void isReadableForWhomeverItSpeaksTo(Browser browser) {
        var today = LocalDate.now(clock);
        var later = today.plusDays(30);
        var training = catalogue.create(new TrainingDates(today, later, later, null, later, later), DOCUMENTS);
        var incomplete = accounts.activeAccount();
        var french = accounts.activeAccount();
        profiles.complete(french);
        var foreign = accounts.activeAccount();
        profiles.completeFromAbroad(foreign);
        var applied = accounts.activeAccount();
        profiles.complete(applied);
        service.open(applied, training.id());
        var candidates = Map.of("incomplete", incomplete, "french", french, "foreign", foreign, "applied", applied);
        candidates.forEach((who, candidate) -> {
            look(browser, Browser.Device.PHONE, "fr", candidate, training.code(), who);
            look(browser, Browser.Device.DESK, "en", candidate, training.code(), who);
        });
    }

    private void look(
            Browser browser, Browser.Device device, String language, AccountId candidate, String code, String who) {
        try (var visitor = browser.visitor(device, Locale.forLanguageTag(language), device == Browser.Device.DESK)) {
            var page = visitor.newPage();
            accounts.signIn(page, candidate, Locale.forLanguageTag(language));

            page.navigate(baseUrl + "/trainings/" + code);

            assertThat(page.locator("main h3")).not().hasCount(0);
            browser.look(page, "training-" + who + "-" + language);
        }
    }
}
