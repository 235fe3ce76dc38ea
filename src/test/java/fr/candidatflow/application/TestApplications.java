package fr.candidatflow.application;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.document.DocumentStore;
import fr.candidatflow.document.FileId;
import fr.candidatflow.document.TestFiles;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Applications without their processes, for tests of what the staff see of a file; in the centre of {@link TestCatalogue}. */
@Component
public class TestApplications {

    /** A candidate who tries to run a script in the manager's session, as Tasklist compiles what it takes for a template. */
    public static final String HOSTILE_NAME = "{{constructor.constructor('return 6*7')()}}";

    private static final String PROFILE = """
            {"ine": "0123456789A",
             "personalInformation": {"nationality": "FR", "civility": "MME", "birthName": "Martin", "usualName": null,
               "firstName": "Zoé", "otherFirstNames": "%s", "birthDate": "2001-02-03", "birthCountry": "FR",
               "birthDepartment": "54", "birthTown": "Nancy", "phone": null, "mobile": "+33612345678"},
             "address": {"country": "FR", "line1": "12 rue des Essais", "line2": null, "line3": null,
               "postalCode": "54000", "town": "Nancy"},
             "baccalaureate": {"held": true, "year": 2019, "series": "S", "honours": "VERY_GOOD", "country": "FR",
               "department": "54", "school": "Lycée Henri-Poincaré"},
             "baccalaureateLabel": "Série scientifique",
             "curriculum": [{"year": 2022, "label": "Licence de mathématiques", "organisation": "Université de Lorraine",
               "country": "FR", "diplomaType": "BACHELOR", "obtained": "YES", "honours": "GOOD", "duration": null,
               "hoursPerWeek": null, "description": null}],
             "internships": [],
             "experiences": [{"year": 2023, "label": "Assistante", "organisation": "Atelier", "country": null,
               "diplomaType": null, "obtained": null, "honours": null, "duration": "3 mois", "hoursPerWeek": 35,
               "description": "Accueil du public"}]}
            """.formatted(HOSTILE_NAME);

    private final ApplicationRepository applications;
    private final TestAccounts accounts;
    private final TestCatalogue catalogue;
    private final DocumentStore store;
    private final Clock clock;

    TestApplications(
            ApplicationRepository applications,
            TestAccounts accounts,
            TestCatalogue catalogue,
            DocumentStore store,
            Clock clock) {
        this.applications = applications;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
    }

    /** With a picture as IDENTITY, a PDF as TRANSCRIPTS, and MOTIVATION declared not concerned. */
    public ApplicationSummary submitted() {
        var account = accounts.activeAccount();
        var training = catalogue.open();
        var asked = TestCatalogue.DOCUMENTS.stream()
                .map(document -> new AskedDocument(document, "asked-of-everybody", null))
                .toList();
        var application = new Application("T" + applications.nextNumber(), account, training, asked, clock);
        var now = clock.instant();
        application.deposit("IDENTITY", file(account, "carte.png", TestFiles.png()), now);
        application.deposit("TRANSCRIPTS", file(account, "notes.pdf", TestFiles.pdf("Notes de licence")), now);
        application.declareNotConcerned("MOTIVATION", now);
        application.submit(PROFILE, now);
        return applications.saveAndFlush(application).toSummary();
    }

    private FileId file(AccountId account, String name, byte[] content) {
        return store.store(account, name, new ByteArrayInputStream(content), content.length);
    }
}
