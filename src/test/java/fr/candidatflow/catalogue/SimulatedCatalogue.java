package fr.candidatflow.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/**
 * The offer of a simulated campaign: eight trainings of the two centres of {@link DemoCatalogue}, whose dates are spread so that on
 * its last day some are over, some wait for answers, for opinions or for reviews, and some are open.
 */
@TestComponent
public class SimulatedCatalogue {

    /** Before the last day. */
    public static final int DAYS = 150;

    private static final List<RequiredDocument> DOCUMENTS = List.of(
            document("IDENTITY", "Pièce d’identité", "Identity document", false),
            document("TRANSCRIPTS", "Relevés de notes", "Transcripts", false),
            document("MOTIVATION", "Lettre de motivation", "Cover letter", false),
            document("DIPLOMA", "Dernier diplôme obtenu", "Latest degree", true),
            document("FRENCH_LEVEL", "Attestation de niveau de français", "French language certificate", false));

    private final CampaignRepository campaigns;
    private final CentreRepository centres;
    private final CommissionRepository commissions;
    private final TrainingRepository trainings;
    private final ApplicationEventPublisher events;

    SimulatedCatalogue(
            CampaignRepository campaigns,
            CentreRepository centres,
            CommissionRepository commissions,
            TrainingRepository trainings,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.centres = centres;
        this.commissions = commissions;
        this.trainings = trainings;
        this.events = events;
    }

    /**
     * Writes it.
     *
     * @param seats of each training
     * @return in the order of their codes
     */
    @Transactional
    public List<TrainingSummary> write(LocalDate lastDay, int seats) {
        var campaign = "simulated-" + lastDay;
        campaigns.saveAndFlush(new Campaign(
                campaign,
                new LocalizedText("Campagne simulée", "Simulated campaign"),
                lastDay.minusDays(DAYS),
                lastDay.plusDays(120)));
        centre(DemoCatalogue.SCIENCES, "Faculté des sciences", "Faculté des sciences\n1 rue des Lilas\n54000 NANCY");
        centre(DemoCatalogue.LAW, "Faculté de droit", "Faculté de droit\n12 place de la Loi\n57000 METZ");
        var writer = new Writer(campaign, lastDay, seats);
        var written = List.of(
                writer.sciences("BIO", "Master Biologie", days(-45, 20, 35, 50, 65, 80)),
                writer.paper("CHI", "Master Chimie des matériaux (dossier papier)", days(-140, -75, -60, -32, -3, 15)),
                writer.sciences("GEO", "Master Géosciences", days(-150, -95, -80, -66, -42, -21)),
                writer.sciences("MEC", "Master Mécanique", days(-140, -60, -45, -9, 10, 30)),
                writer.sciences("PHY", "Master Physique fondamentale", days(-100, -9, 5, 30, 45, 60)),
                writer.law("AFF", "Master Droit des affaires", days(-150, -85, -70, null, -20, -8)),
                writer.law("EUR", "Master Droit européen", days(-130, -50, -35, -12, 12, 30)),
                writer.law("NOT", "Master Droit notarial", days(-110, -20, -5, 25, 40, 55)));
        events.publishEvent(new CatalogueChanged());
        return written;
    }

    private record Days(int opens, int closes, int returns, Integer publishes, int answer, int waitingListCloses) {

        TrainingDates around(LocalDate day) {
            return new TrainingDates(
                    day.plusDays(opens),
                    day.plusDays(closes),
                    day.plusDays(returns),
                    publishes == null ? null : day.plusDays(publishes),
                    day.plusDays(answer),
                    day.plusDays(waitingListCloses));
        }
    }

    private static Days days(int opens, int closes, int returns, Integer publishes, int answer, int waitingListCloses) {
        return new Days(opens, closes, returns, publishes, answer, waitingListCloses);
    }

    private class Writer {

        private final String campaign;
        private final LocalDate lastDay;
        private final int seats;

        Writer(String campaign, LocalDate lastDay, int seats) {
            this.campaign = campaign;
            this.lastDay = lastDay;
            this.seats = seats;
        }

        TrainingSummary sciences(String code, String title, Days days) {
            return training(code, DemoCatalogue.SCIENCES, "Sciences", title, ApplicationMode.DEMATERIALISED, days);
        }

        TrainingSummary paper(String code, String title, Days days) {
            return training(code, DemoCatalogue.SCIENCES, "Sciences", title, ApplicationMode.PAPER, days);
        }

        TrainingSummary law(String code, String title, Days days) {
            return training(code, DemoCatalogue.LAW, "Droit", title, ApplicationMode.DEMATERIALISED, days);
        }

        private TrainingSummary training(
                String code, String centre, String domain, String title, ApplicationMode mode, Days days) {
            var usual = new ReminderDays(ReminderDays.USUAL, ReminderDays.USUAL, ReminderDays.USUAL);
            return trainings
                    .save(new Training(
                            "SIM-%s-%s".formatted(code, lastDay),
                            "0000000S",
                            new TrainingContent(
                                    campaign,
                                    centre,
                                    centre,
                                    domain,
                                    title,
                                    "https://www.example.org/" + code,
                                    seats,
                                    mode,
                                    days.around(lastDay),
                                    usual,
                                    DOCUMENTS)))
                    .toSummary();
        }
    }

    private void centre(String code, String label, String address) {
        if (centres.findByCode(code).isEmpty()) {
            centres.save(new CentreEntity(new Centre(code, label, code + "@example.org", address)));
            commissions.save(new CommissionEntity(new Commission(code, code, "Commission, " + label)));
        }
    }

    private static RequiredDocument document(String code, String french, String english, boolean notConcernedAllowed) {
        return new RequiredDocument(code, new LocalizedText(french, english), null, true, notConcernedAllowed, null);
    }
}
