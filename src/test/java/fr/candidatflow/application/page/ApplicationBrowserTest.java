package fr.candidatflow.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.TestReviews;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The candidate's pages of an application in each of their states, at both widths, without JavaScript on the phone. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class ApplicationBrowserTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestReviews reviews;

    @Autowired
    ApplicationService service;

    @Autowired
    AdmissionService admission;

    @Autowired
    CandidateTasks tasks;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    AccountId candidate;
    TrainingSummary another;
    Map<String, String> paths;

    @BeforeEach
    void aCandidateWithApplicationsInEachState() {
        candidate = accounts.activeAccount();
        profiles.complete(candidate);
        another = catalogue.open();
        var admitted = submitted();
        reviews.review(admitted, null);
        reviews.publish(admitted, Opinion.FAVOURABLE, null);
        var sent = submitted();
        // After what is deposited elsewhere, which would fill what is rejected here.
        var incomplete = submitted();
        reviews.review(incomplete, "La signature manque.\nNumérisez aussi le verso.", "TRANSCRIPTS");
        var preparing = service.open(candidate, catalogue.open().id());
        for (String code : new String[] {"TRANSCRIPTS", "MOTIVATION"}) {
            service.remove(candidate, admission.get(preparing).number(), code);
        }
        var paper = service.open(
                candidate, catalogue.open(ApplicationMode.PAPER, null).id());
        paths = new LinkedHashMap<>(Map.of(
                "list", "/applications",
                "apply", "/trainings/" + another.code() + "/application",
                "preparing", path(preparing),
                "submit", step(preparing),
                "not-concerned", path(paper) + "/documents/MOTIVATION/not-concerned",
                "paper", path(paper),
                "incomplete", path(incomplete),
                "admitted", path(admitted),
                "answer", step(admitted),
                "cancel", path(preparing) + "/cancellation"));
        paths.put("submitted", path(sent));
        paths.put("receipt", path(sent) + "/receipt");
    }

    @Test
    void everyPageIsReadableAndAccessibleAtBothWidthsAndInBothLanguages(Browser browser) {
        for (var device : Browser.Device.values()) {
            for (var language : new String[] {"fr", "en"}) {
                try (var visitor =
                        browser.visitor(device, Locale.forLanguageTag(language), device == Browser.Device.DESK)) {
                    var page = visitor.newPage();
                    accounts.signIn(page, candidate, Locale.forLanguageTag(language));
                    for (var path : paths.entrySet()) {
                        page.navigate(baseUrl + path.getValue());
                        browser.look(page, "application-" + path.getKey() + "-" + language);
                    }
                    for (var refused : new String[] {"submit", "answer"}) {
                        page.navigate(baseUrl + paths.get(refused));
                        page.locator("main form button[type=submit]").click();
                        page.locator("[role=alert]").waitFor();
                        browser.look(page, "application-" + refused + "-refused-" + language);
                    }
                    page.navigate(baseUrl + paths.get("incomplete"));
                    if (device == Browser.Device.DESK) {
                        // With JavaScript a chosen file goes at once.
                        page.locator("#document-TRANSCRIPTS input[type=file]")
                                .setInputFiles(new FilePayload("releve.pdf", "application/pdf", new byte[0]));
                    } else {
                        page.locator("#deposits button").click();
                    }
                    page.locator("#file-TRANSCRIPTS-error").waitFor();
                    browser.look(page, "application-file-refused-" + language);
                }
            }
        }
    }

    @Test
    void aDepositedFileIsShownAndTheBrowserDrawsIt(Browser browser) {
        var application = submitted();
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            var page = visitor.newPage();
            accounts.signIn(page, candidate, Locale.FRENCH);
            page.navigate(baseUrl + path(application));
            var view = page.locator("#document-IDENTITY a[target=_blank]");
            var response = page.request().get(baseUrl + view.getAttribute("href"));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers())
                    .containsEntry("content-type", "application/pdf")
                    .containsEntry("x-content-type-options", "nosniff");
        }
    }

    private ApplicationId submitted() {
        var application = service.open(candidate, catalogue.open().id());
        String number = admission.get(application).number();
        for (DocumentSummary document : admission.documents(application)) {
            if (document.status() == DocumentStatus.PENDING) {
                byte[] file = TestFiles.pdf(document.code());
                service.deposit(
                        candidate,
                        number,
                        document.code(),
                        document.label().fr() + " – année universitaire 2025-2026, recto et verso.pdf",
                        new ByteArrayInputStream(file),
                        file.length);
            }
        }
        tasks.complete(application, tasks.of(application).get(0).taskId(), Map.of("certified", true));
        return application;
    }

    private String path(ApplicationId application) {
        return "/applications/" + admission.get(application).number();
    }

    private String step(ApplicationId application) {
        return path(application) + "/tasks/" + tasks.of(application).get(0).taskId();
    }
}
