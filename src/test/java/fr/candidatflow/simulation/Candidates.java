package fr.candidatflow.simulation;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.profile.TestProfiles.Person;
import fr.candidatflow.simulation.Habits.Accounts;
import fr.candidatflow.simulation.Habits.Applications;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The candidates with their accounts: from the sign-up to the applications that they open, which {@link Applicants} carry on. */
final class Candidates {

    private static final List<String> WOMEN = List.of(
            "Zoé", "Inès", "Chloé", "Fatima", "Louise", "Jade", "Amina", "Léa", "Camille", "Maëlys", "Sarah", "Noémie");
    private static final List<String> MEN = List.of(
            "Hugo", "Yanis", "Louis", "Karim", "Théo", "Nathan", "Ibrahim", "Jules", "Maxence", "Rayan", "Gaël", "Tom");
    private static final List<String> LAST_NAMES = List.of(
            "Martin",
            "Bernard",
            "Petit",
            "Durand",
            "Le Gall",
            "Moreau",
            "Benali",
            "Lefèvre",
            "Garcia",
            "Roux",
            "Diallo",
            "Fontaine",
            "Chevalier",
            "Robin",
            "Nguyen",
            "Da Silva",
            "Mercier",
            "Blanc",
            "Guérin",
            "Haddad",
            "Faure");
    private static final List<String> TOWNS = List.of("Nancy", "Metz", "Strasbourg", "Reims", "Dijon", "Lille");
    private static final List<String> COUNTRIES = List.of("MA", "TN", "SN", "DZ", "CI", "BE", "DE", "CA");

    private final Campaign campaign;
    private final List<TrainingSummary> offer;
    private final TestAccounts accounts;
    private final TestProfiles profiles;
    private final Mailboxes mailboxes;
    private final Applicants applicants;
    private final List<Candidate> active = new ArrayList<>();

    Candidates(
            Campaign campaign,
            List<TrainingSummary> offer,
            TestAccounts accounts,
            TestProfiles profiles,
            Mailboxes mailboxes,
            Applicants applicants) {
        this.campaign = campaign;
        this.offer = offer;
        this.accounts = accounts;
        this.profiles = profiles;
        this.mailboxes = mailboxes;
        this.applicants = applicants;
    }

    /** What becomes of somebody in the course of the campaign. */
    private static final class Candidate {

        private final int number;
        private final Draw draw;
        private final Person person;
        private final Locale language;
        private String email;
        private AccountId account;

        Candidate(int number, Draw draw, Person person, Locale language, String email) {
            this.number = number;
            this.draw = draw;
            this.person = person;
            this.language = language;
            this.email = email;
        }
    }

    private record Choice(TrainingSummary training, Instant at) {}

    void come(int number) {
        var draw = campaign.draw("candidate " + number);
        var person = person(number, draw);
        var language = draw.chance(Accounts.READS_ENGLISH) ? Locale.ENGLISH : Locale.FRENCH;
        var candidate = new Candidate(number, draw, person, language, email(person, number));
        var choices = choices(draw);
        var before = draw.delay(Accounts.SIGNS_UP_BEFORE);
        var signsUp = campaign.awake(choices.get(0).at().minus(before), draw);
        campaign.plan(signsUp.isBefore(campaign.from()) ? campaign.from() : signsUp, () -> signUp(candidate, choices));
    }

    /** What nobody reads any more. */
    void emptyMailboxes() {
        active.forEach(candidate -> mailboxes.empty(candidate.email));
    }

    private void signUp(Candidate candidate, List<Choice> choices) {
        var person = candidate.person;
        candidate.account =
                accounts.pendingAccount(person.lastName(), person.firstName(), candidate.email, candidate.language);
        if (!candidate.draw.chance(Accounts.NEVER_ACTIVATES)) {
            campaign.plan(candidate.draw.delay(Accounts.ACTIVATES), candidate.draw, () -> activate(candidate, choices));
        }
    }

    private void activate(Candidate candidate, List<Choice> choices) {
        var draw = candidate.draw;
        boolean activated = mailboxes
                .token(candidate.email)
                .filter(accounts::openActivationLink)
                .isPresent();
        if (!activated) {
            return;
        }
        accounts.choosePassword(candidate.account, TestAccounts.PASSWORD);
        active.add(candidate);
        if (!draw.chance(Accounts.NEVER_FILLS_IN_PROFILE)) {
            campaign.plan(draw.delay(Accounts.FILLS_IN_PROFILE), draw, () -> fillInProfile(candidate, choices));
        }
        if (draw.chance(Accounts.FORGETS_IDENTIFIERS)) {
            campaign.plan(draw.delay(Accounts.FORGETS_AFTER), draw, () -> forgetIdentifiers(candidate));
        }
        if (draw.chance(Accounts.CHANGES_ADDRESS)) {
            campaign.plan(draw.delay(Accounts.CHANGES_ADDRESS_AFTER), draw, () -> changeAddress(candidate));
        }
        if (draw.chance(Accounts.WANTS_DELETION)) {
            campaign.plan(draw.delay(Accounts.WANTS_DELETION_AFTER), draw, () -> askDeletion(candidate));
        }
    }

    private void fillInProfile(Candidate candidate, List<Choice> choices) {
        profiles.complete(candidate.account, candidate.person);
        var ready = campaign.now().plus(Duration.ofMinutes(3));
        for (var choice : choices) {
            var at = choice.at().isBefore(ready) ? ready : choice.at();
            campaign.plan(
                    at,
                    () -> applicants.apply(candidate.account, choice.training(), applicationDraw(candidate, choice)));
        }
    }

    private Draw applicationDraw(Candidate candidate, Choice choice) {
        return campaign.draw("candidate " + candidate.number + " for " + offer.indexOf(choice.training()));
    }

    private void forgetIdentifiers(Candidate candidate) {
        accounts.requestCredentials(candidate.email);
        campaign.plan(
                candidate.draw.delay(Accounts.USES_ONE_TIME_SECRET),
                candidate.draw,
                () -> accounts.choosePassword(candidate.account, TestAccounts.PASSWORD));
    }

    private void changeAddress(Candidate candidate) {
        var another = "new." + candidate.email;
        accounts.askAddress(candidate.account, another);
        campaign.plan(candidate.draw.delay(Accounts.OPENS_ADDRESS_LINK), candidate.draw, () -> {
            if (mailboxes.token(another).filter(accounts::openAddressLink).isPresent()) {
                candidate.email = another;
            }
        });
    }

    private void askDeletion(Candidate candidate) {
        accounts.askDeletion(candidate.account);
        if (candidate.draw.chance(Accounts.KEEPS_ACCOUNT_AFTER_ALL)) {
            campaign.plan(
                    candidate.draw.delay(Accounts.KEEPS_ACCOUNT),
                    candidate.draw,
                    () -> accounts.keep(candidate.account));
        }
    }

    /** The first one first. */
    private List<Choice> choices(Draw draw) {
        int count = 1;
        double left = draw.uniform();
        for (double share : Applications.TRAININGS) {
            left -= share;
            count += left >= 0 ? 1 : 0;
        }
        var trainings = new ArrayList<>(offer);
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < count; i++) {
            var training = draw.pick(trainings);
            trainings.remove(training);
            choices.add(new Choice(training, appliesAt(training, draw)));
        }
        choices.sort(Comparator.comparing(Choice::at));
        return Collections.unmodifiableList(choices);
    }

    /** A day while it is open, and not after the campaign's last. */
    private Instant appliesAt(TrainingSummary training, Draw draw) {
        var opens = start(training.dates().opensOn());
        var closes = start(training.dates().closesOn().plusDays(1)).minusSeconds(60);
        if (draw.chance(Applications.APPLIES_LATE)) {
            opens = closes.minus(Duration.ofDays(Applications.LATE_DAYS));
        }
        var last = closes.isBefore(campaign.until()) ? closes : campaign.until();
        var first = opens.isBefore(last) ? opens : last.minus(Duration.ofDays(Applications.LATE_DAYS));
        return campaign.awake(
                first.plusMillis(
                        (long) (draw.uniform() * Duration.between(first, last).toMillis())),
                draw);
    }

    private Instant start(LocalDate day) {
        return day.atTime(LocalTime.MIN).atZone(campaign.zone()).toInstant();
    }

    private Person person(int number, Draw draw) {
        boolean woman = draw.chance(0.5);
        var born =
                campaign.day(campaign.from()).minusYears(draw.between(20, 24)).minusDays(draw.between(0, 364));
        char one = (char) ('A' + number % 26);
        char other = (char) ('A' + number / 26 % 26);
        return new Person(
                draw.pick(LAST_NAMES),
                draw.pick(woman ? WOMEN : MEN),
                woman,
                draw.chance(Accounts.FROM_ABROAD) ? draw.pick(COUNTRIES) : "FR",
                born,
                born.getYear() + 18,
                draw.pick(TOWNS),
                "%04d%05d%c%c".formatted(campaign.day(campaign.until()).getYear(), number, one, other));
    }

    /** No two runs into one database share an address, unless they are the same run. */
    private String email(Person person, int number) {
        var name = person.firstName() + "." + person.lastName();
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace(' ', '-')
                .toLowerCase(Locale.ROOT);
        return "%s.%d@%s.example.org".formatted(plain, number, campaign.day(campaign.until()));
    }
}
