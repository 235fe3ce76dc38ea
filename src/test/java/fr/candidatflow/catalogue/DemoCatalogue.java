package fr.candidatflow.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Two centres and a training of each kind to try, with dates around today: written at each start, for the first or the next day. */
@TestConfiguration(proxyBeanMethods = false)
public class DemoCatalogue implements ApplicationRunner {

    public static final String SCIENCES = "sciences-demo";
    public static final String LAW = "droit-demo";

    private static final String ESTABLISHMENT = "0000000D";
    private static final String CAMPAIGN = "demo";

    private static final List<RequiredDocument> DOCUMENTS = List.of(
            document("IDENTITY", "Pièce d’identité", "Identity document", false),
            document("TRANSCRIPTS", "Relevés de notes de licence", "Bachelor transcripts", false),
            document("MOTIVATION", "Lettre de motivation", "Cover letter", false),
            document("FRENCH_LEVEL", "Attestation de niveau de français", "French language certificate", true));

    private final CampaignRepository campaigns;
    private final CentreRepository centres;
    private final CommissionRepository commissions;
    private final TrainingRepository trainings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DemoCatalogue(
            CampaignRepository campaigns,
            CentreRepository centres,
            CommissionRepository commissions,
            TrainingRepository trainings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.campaigns = campaigns;
        this.centres = centres;
        this.commissions = commissions;
        this.trainings = trainings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        campaign();
        centre(
                SCIENCES,
                "Faculté des sciences",
                "Faculté des sciences\nService des admissions\n1 rue des Lilas\n54000 NANCY");
        centre(LAW, "Faculté de droit", "Faculté de droit\nService des admissions\n12 place de la Loi\n57000 METZ");
        var open = dates(-10, 30);
        training("DEMO-INFO", SCIENCES, "Informatique", "Master Informatique", null, false, open);
        training("DEMO-DATA", SCIENCES, "Informatique", "Master Science des données (une place)", 1, false, open);
        training("DEMO-MATH", SCIENCES, "Mathématiques", "Master Mathématiques et applications", 25, false, open);
        training("DEMO-CHIM", SCIENCES, "Chimie", "Master Chimie (dossier papier)", 20, true, open);
        training("DEMO-PHYS", SCIENCES, "Physique", "Master Physique (bientôt ouvert)", 30, false, dates(20, 50));
        training("DEMO-PRIV", LAW, "Droit", "Master Droit privé", 40, false, open);
        training("DEMO-PUBL", LAW, "Droit", "Master Droit public", 40, false, dates(-30, 2));
        training("DEMO-INTL", LAW, "Droit", "Master Droit international (clos)", 15, false, dates(-40, -1));
        events.publishEvent(new CatalogueChanged());
    }

    private void campaign() {
        var label = new LocalizedText("Campagne de démonstration", "Demo campaign");
        var today = LocalDate.now(clock);
        var campaign = campaigns
                .findByCode(CAMPAIGN)
                .orElseGet(() -> new Campaign(CAMPAIGN, label, today.minusMonths(2), today.plusYears(1)));
        campaign.update(label, today.minusMonths(2), today.plusYears(1));
        campaigns.saveAndFlush(campaign);
    }

    private void centre(String code, String label, String address) {
        if (centres.findByCode(code).isEmpty()) {
            centres.save(new CentreEntity(new Centre(code, label, code + "@example.org", address)));
            commissions.save(new CommissionEntity(new Commission(code, code, "Commission, " + label)));
        }
    }

    private void training(
            String code,
            String centre,
            String domain,
            String title,
            Integer capacity,
            boolean paper,
            TrainingDates dates) {
        var content = new TrainingContent(
                CAMPAIGN,
                centre,
                centre,
                domain,
                title,
                "https://www.example.org/" + code,
                capacity,
                paper ? ApplicationMode.PAPER : ApplicationMode.DEMATERIALISED,
                dates,
                new ReminderDays(ReminderDays.USUAL, ReminderDays.USUAL, ReminderDays.USUAL),
                DOCUMENTS);
        trainings
                .findByCode(code)
                .ifPresentOrElse(
                        training -> training.update(content),
                        () -> trainings.save(new Training(code, ESTABLISHMENT, content)));
    }

    /** An opinion is published as soon as it is validated, so that the whole story can be walked in one sitting. */
    private TrainingDates dates(int opensIn, int closesIn) {
        var today = LocalDate.now(clock);
        var closes = today.plusDays(closesIn);
        return new TrainingDates(
                today.plusDays(opensIn), closes, closes.plusDays(15), null, closes.plusDays(45), closes.plusDays(60));
    }

    private static RequiredDocument document(String code, String french, String english, boolean notConcernedAllowed) {
        return new RequiredDocument(code, new LocalizedText(french, english), null, true, notConcernedAllowed, null);
    }
}
