package fr.candidatflow.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.account.AccountChanges;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountSummary;
import fr.candidatflow.account.IssuedAddressLink;
import fr.candidatflow.account.IssuedCredentials;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.TestApplications;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.support.ApplicationTest;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Each mail reads well in each language, for a deposited and for a posted file. */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTextsTest {

    private static final Instant DEADLINE = Instant.parse("2027-03-01T22:59:59Z");

    @Autowired
    MailWriter writer;

    @Autowired
    TestApplications applications;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    ApplicationSummary given;

    static Stream<Arguments> aboutApplications() {
        return Stream.of(MailTemplate.values())
                .filter(template -> template.about() == MailTemplate.About.APPLICATION)
                .flatMap(template -> Stream.of(Locale.FRENCH, Locale.ENGLISH)
                        .flatMap(language -> Stream.of(ApplicationMode.values())
                                .map(mode -> Arguments.of(template, language, mode))));
    }

    @ParameterizedTest
    @MethodSource("aboutApplications")
    void aMailAboutAnApplicationNamesItAndLeadsToIt(MailTemplate template, Locale language, ApplicationMode mode) {
        var application = application(mode);

        Letter letter = writer.about(template, candidate(language), application);

        assertThat(letter.subject()).endsWith(application.number());
        assertThat(letter.text())
                .contains(baseUrl + "/applications/" + application.number())
                .contains("Master d’essai");
        assertReadsWell(letter);
        assertThat(letter.replyTo()).isEqualTo("centre@example.org");
    }

    @ParameterizedTest
    @EnumSource(
            value = MailTemplate.class,
            names = {
                "APPLICATION_OPENED",
                "SUBMISSION_REMINDER",
                "SUBMISSION_RECALLED",
                "FILE_REOPENED",
                "APPLICATION_EXPIRED",
                "INCOMPLETE_FILE",
                "CORRECTION_REMINDER",
                "FILE_GIVEN_UP",
                "OPINION_FAVOURABLE",
                "OPINION_WAITING_LIST",
                "CALLED_FROM_WAITING_LIST",
                "ANSWER_REMINDER",
                "ADMISSION_CONFIRMED",
                "WITHDRAWN_BY_SILENCE"
            })
    void aMailAboutADeadlineGivesItInWordsWithItsZone(MailTemplate template) {
        var application = application(ApplicationMode.DEMATERIALISED);

        assertThat(writer.about(template, candidate(Locale.FRENCH), application).text())
                .contains("lundi 1er mars 2027 à 23\u00a0h\u00a059 (heure de Paris)");
        assertThat(writer.about(template, candidate(Locale.ENGLISH), application)
                        .text())
                .contains("Monday 1 March 2027 at 23:59 (Paris time)");
    }

    @Test
    void theConfirmationSaysHowLongAWithdrawalCanBeTakenBack() {
        var application = application(ApplicationMode.DEMATERIALISED);

        assertThat(writer.about(MailTemplate.ADMISSION_CONFIRMED, candidate(Locale.FRENCH), application)
                        .text())
                .containsIgnoringWhitespaces("repris pendant 2 heures, au plus tard jusqu’à cette date");
        assertThat(writer.about(MailTemplate.ADMISSION_CONFIRMED, candidate(Locale.ENGLISH), application)
                        .text())
                .containsIgnoringWhitespaces("taken back for 2 hours, until that date at the latest");
    }

    @ParameterizedTest
    @EnumSource(
            value = MailTemplate.class,
            names = {"APPLICATION_OPENED", "SUBMISSION_REMINDER", "INCOMPLETE_FILE", "CORRECTION_REMINDER"})
    void aPaperFileIsPostedToTheAddressOfTheCentre(MailTemplate template) {
        String address = "Centre d’essai\n1 rue des Essais\n54000 NANCY";

        assertThat(writer.about(template, candidate(Locale.FRENCH), application(ApplicationMode.PAPER))
                        .text())
                .contains(address, "lundi 1er mars 2027")
                .doesNotContain("heure de Paris");
        assertThat(writer.about(template, candidate(Locale.FRENCH), application(ApplicationMode.DEMATERIALISED))
                        .text())
                .doesNotContain(address);
    }

    @ParameterizedTest
    @EnumSource(
            value = MailTemplate.class,
            names = {"ACTIVATION", "ACTIVATION_AGAIN", "ACTIVATION_REMINDER", "IDENTIFIERS"})
    void aMailOfIdentifiersReadsWell(MailTemplate template) {
        for (Locale language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            String path = template == MailTemplate.IDENTIFIERS ? null : "/account/activation?token=abc";

            Letter letter = writer.withCredentials(
                    template, new IssuedCredentials(candidate(language), "s3cret", DEADLINE, path));

            assertThat(letter.text()).contains("K7QXW2ZA", "s3cret", baseUrl + (path == null ? "/sign-in" : path));
            assertThat(letter.copy()).contains("K7QXW2ZA").doesNotContain("s3cret", "token=");
            assertReadsWell(letter);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MailTemplate.class,
            names = {"ADDRESS_CHANGE_NOTICE", "ADDRESS_CHANGED", "DELETION_ASKED", "DELETION_STOPPED", "DELETION_DONE"})
    void aMailAboutTheAccountReadsWellAndLeadsToThePortal(MailTemplate template) {
        var changes = new AccountChanges(
                "new@example.org",
                DEADLINE,
                "old@example.org",
                template == MailTemplate.DELETION_STOPPED ? null : DEADLINE,
                template == MailTemplate.DELETION_DONE);
        for (Locale language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            Letter letter = writer.about(template, candidate(language), changes).orElseThrow();

            assertThat(letter.text()).contains(baseUrl + "/account/");
            assertThat(letter.recipient())
                    .isEqualTo(template == MailTemplate.ADDRESS_CHANGED ? "old@example.org" : "zoe.martin@example.org");
            assertReadsWell(letter);
        }
    }

    @Test
    void aMailAboutAChangeIsMootWhenNothingChanges() {
        var nothing = new AccountChanges(null, null, null, null, false);

        for (var template : new MailTemplate[] {
            MailTemplate.ADDRESS_CHANGE_NOTICE, MailTemplate.ADDRESS_CHANGED, MailTemplate.DELETION_ASKED
        }) {
            assertThat(writer.about(template, candidate(Locale.FRENCH), nothing))
                    .isEmpty();
        }
    }

    @Test
    void aNewAddressGetsItsLinkOrItsOwnerTheNews() {
        for (Locale language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            Letter link = writer.toNewAddress(new IssuedAddressLink(
                    candidate(language), "new@example.org", DEADLINE, "/account/address-confirmation?token=abc"));
            Letter inUse =
                    writer.toNewAddress(new IssuedAddressLink(candidate(language), "new@example.org", DEADLINE, null));

            assertThat(link.recipient()).isEqualTo("new@example.org");
            assertThat(link.text()).contains(baseUrl + "/account/address-confirmation?token=abc");
            assertThat(link.copy()).doesNotContain("token=");
            assertThat(inUse.template()).isEqualTo(MailTemplate.ADDRESS_IN_USE);
            assertThat(inUse.text()).doesNotContain("token=").contains("K7QXW2ZA");
            assertReadsWell(link);
            assertReadsWell(inUse);
        }
    }

    @Test
    void aNameIsNoLinkAndNoMarkup() {
        var pieces = Paragraph.of("Bonjour http://evil.example/x <b>,\n\n- " + baseUrl + "/sign-in", baseUrl);

        assertThat(pieces.get(0).lines().get(0).pieces())
                .containsExactly(new Paragraph.Piece("Bonjour http://evil.example/x <b>,", false));
        assertThat(pieces.get(1).list()).isTrue();
        assertThat(pieces.get(1).lines().get(0).pieces())
                .containsExactly(new Paragraph.Piece(baseUrl + "/sign-in", true));
    }

    /** Nothing is left of the template, and French has its own signs. */
    private static void assertReadsWell(Letter letter) {
        assertThat(letter.text())
                .startsWith(
                        letter.language().equals(Locale.FRENCH) ? "Bonjour Zoé Martin,\n\n" : "Hello Zoé Martin,\n\n")
                .contains(letter.language().equals(Locale.FRENCH) ? "\n\nBien cordialement,\n" : "\n\nKind regards,\n");
        for (String text : new String[] {letter.subject(), letter.text(), letter.copy()}) {
            assertThat(text).doesNotContain("null", "[(", "[#", "[/", "${", "'", "\n\n\n");
        }
        if (letter.language().equals(Locale.FRENCH)) {
            assertThat(letter.text()).doesNotContain(" :", " ?", " !", " ;");
        }
    }

    /** One application for all the mails, made by the first test: before it no process may run. */
    private ApplicationSummary application(ApplicationMode mode) {
        if (given == null) {
            given = applications.submitted();
        }
        return new ApplicationSummary(
                given.id(),
                given.number(),
                given.account(),
                given.training(),
                mode,
                given.status(),
                given.openedAt(),
                DEADLINE,
                DEADLINE,
                null,
                DEADLINE,
                DEADLINE,
                1,
                null,
                3,
                false,
                null,
                false,
                DEADLINE,
                null,
                null,
                given.version());
    }

    private static AccountSummary candidate(Locale language) {
        return new AccountSummary(
                new AccountId(UUID.randomUUID()), "K7QXW2ZA", "zoe.martin@example.org", "Zoé", "Martin", language);
    }
}
