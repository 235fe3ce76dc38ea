package fr.candidatflow.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Trainings for the tests of any module: each call makes a new one, in the centre {@value #CENTRE}, dated around the clock's today. */
@Component
@Transactional
public class TestCatalogue {

    public static final String CENTRE = "test-centre";

    /** An identity card, transcripts, and a letter that a candidate may declare not concerned; all mandatory. */
    public static final List<RequiredDocument> DOCUMENTS = List.of(
            document("IDENTITY", "Pièce d’identité", "Identity document", false),
            document("TRANSCRIPTS", "Relevés de notes", "Transcripts", false),
            document("MOTIVATION", "Lettre de motivation", "Cover letter", true));

    private static final String ESTABLISHMENT = "0000000T";

    private final TrainingRepository trainings;
    private final CentreRepository centres;
    private final CommissionRepository commissions;
    private final CampaignRepository campaigns;
    private final CatalogueUploads uploads;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TestCatalogue(
            TrainingRepository trainings,
            CentreRepository centres,
            CommissionRepository commissions,
            CampaignRepository campaigns,
            CatalogueUploads uploads,
            ApplicationEventPublisher events,
            Clock clock) {
        this.trainings = trainings;
        this.centres = centres;
        this.commissions = commissions;
        this.campaigns = campaigns;
        this.uploads = uploads;
        this.events = events;
        this.clock = clock;
    }

    /** Dematerialised, open today, without limit of capacity. */
    public TrainingSummary open() {
        return open(ApplicationMode.DEMATERIALISED, null);
    }

    /** Open today. */
    public TrainingSummary open(ApplicationMode mode, Integer capacity) {
        return create(mode, capacity, openToday());
    }

    /** Open today, in a campaign of its own that began today and lasts a year. */
    public TrainingSummary openInCampaign(String campaign) {
        return openInCampaign(campaign, CENTRE);
    }

    public TrainingSummary openInCampaign(String campaign, String centre) {
        return saveIn(campaign, centre, ApplicationMode.DEMATERIALISED, null, openToday(), usual(), DOCUMENTS)
                .toSummary();
    }

    private static ReminderDays usual() {
        return new ReminderDays(ReminderDays.USUAL, ReminderDays.USUAL, ReminderDays.USUAL);
    }

    /** In another centre. */
    public TrainingSummary openElsewhere() {
        return save("another-centre", ApplicationMode.DEMATERIALISED, null, openToday(), usual(), DOCUMENTS)
                .toSummary();
    }

    public TrainingSummary outOfService() {
        var training = save(ApplicationMode.DEMATERIALISED, null, openToday(), DOCUMENTS);
        training.takeOutOfService();
        return training.toSummary();
    }

    /** Open today, with reminders of its own for each deadline. */
    public TrainingSummary reminding(List<Integer> submission, List<Integer> correction, List<Integer> answer) {
        var reminders = new ReminderDays(submission, correction, answer);
        return save(ApplicationMode.DEMATERIALISED, null, openToday(), reminders, DOCUMENTS)
                .toSummary();
    }

    public void takeOutOfService(TrainingId training) {
        trainings.findById(training.value()).orElseThrow().takeOutOfService();
    }

    public TrainingSummary create(ApplicationMode mode, Integer capacity, TrainingDates dates) {
        return save(mode, capacity, dates, DOCUMENTS).toSummary();
    }

    public TrainingSummary create(TrainingDates dates, List<RequiredDocument> documents) {
        return save(ApplicationMode.DEMATERIALISED, null, dates, documents).toSummary();
    }

    /** A file that would bring one training into the tests' campaign. */
    public UUID upload() {
        var code = UUID.randomUUID().toString().substring(0, 8);
        return uploads.keep(
                "nobody",
                "programmes.csv",
                ProgrammeRows.file(ProgrammeRows.of(ESTABLISHMENT, code, "DOMAINE D’ESSAI", "Mention " + code)),
                ESTABLISHMENT,
                "test",
                false,
                null);
    }

    /** A file that would bring one training into a campaign of its own, and has a row that cannot be used. */
    public UUID uploadWithAFault() {
        var mark = UUID.randomUUID().toString().substring(0, 6);
        var today = LocalDate.now(clock);
        var campaign = campaigns.saveAndFlush(new Campaign(
                "import-" + mark, new LocalizedText("Import", "Import"), today.minusDays(20), today.plusDays(240)));
        return uploads.keep(
                "nobody",
                "programmes.csv",
                ProgrammeRows.file(
                        ProgrammeRows.of(ESTABLISHMENT, mark, "DOMAINE D’ESSAI", "Mention " + mark),
                        ProgrammeRows.of(
                                        ESTABLISHMENT,
                                        mark + "-2",
                                        "DOMAINE D’ESSAI",
                                        "Mention avec beaucoup de places")
                                .capacity("Oui", "beaucoup")),
                ESTABLISHMENT,
                campaign.code(),
                false,
                TestDefaults.around(today, campaign.code()).getBytes(StandardCharsets.UTF_8));
    }

    /** Opened ten days ago; closes in 30 days, return in 45, publication in 60, answer in 75, waiting list in 90. */
    public TrainingDates openToday() {
        var today = LocalDate.now(clock);
        return new TrainingDates(
                today.minusDays(10),
                today.plusDays(30),
                today.plusDays(45),
                today.plusDays(60),
                today.plusDays(75),
                today.plusDays(90));
    }

    public static RequiredDocument document(String code, String french, String english, boolean notConcernedAllowed) {
        return new RequiredDocument(code, new LocalizedText(french, english), null, true, notConcernedAllowed, null);
    }

    private Training save(
            ApplicationMode mode, Integer capacity, TrainingDates dates, List<RequiredDocument> documents) {
        return save(mode, capacity, dates, usual(), documents);
    }

    private Training save(
            ApplicationMode mode,
            Integer capacity,
            TrainingDates dates,
            ReminderDays reminders,
            List<RequiredDocument> documents) {
        return save(CENTRE, mode, capacity, dates, reminders, documents);
    }

    private Training save(
            String centre,
            ApplicationMode mode,
            Integer capacity,
            TrainingDates dates,
            ReminderDays reminders,
            List<RequiredDocument> documents) {
        return saveIn("test", centre, mode, capacity, dates, reminders, documents);
    }

    private Training saveIn(
            String campaign,
            String centre,
            ApplicationMode mode,
            Integer capacity,
            TrainingDates dates,
            ReminderDays reminders,
            List<RequiredDocument> documents) {
        var today = LocalDate.now(clock);
        if (campaigns.findByCode(campaign).isEmpty()) {
            campaigns.saveAndFlush(new Campaign(
                    campaign, new LocalizedText("Campagne d’essai", "Test campaign"), today, today.plusYears(1)));
            events.publishEvent(new CampaignSaved(campaign));
        }
        if (centres.findByCode(centre).isEmpty()) {
            centres.save(new CentreEntity(new Centre(
                    centre, "Centre d’essai", "centre@example.org", "Centre d’essai\n1 rue des Essais\n54000 NANCY")));
            commissions.save(new CommissionEntity(new Commission(centre, centre, "Commission du centre d’essai")));
            events.publishEvent(new CatalogueChanged());
        }
        var code = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        return trainings.save(new Training(
                code,
                ESTABLISHMENT,
                new TrainingContent(
                        campaign,
                        centre,
                        centre,
                        "DOMAINE D’ESSAI",
                        "Master d’essai " + code,
                        "https://www.example.org/" + code,
                        capacity,
                        mode,
                        dates,
                        reminders,
                        documents)));
    }
}
