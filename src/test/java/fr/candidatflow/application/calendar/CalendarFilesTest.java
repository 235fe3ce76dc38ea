package fr.candidatflow.application.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.TestApplications;
import fr.candidatflow.application.TestReviews;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class CalendarFilesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestApplications applications;

    @Autowired
    TestReviews reviews;

    @Autowired
    ApplicationService service;

    @Autowired
    AdmissionService admissions;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    AccountId candidate;

    @BeforeEach
    void aCandidateWithAProfile() {
        candidate = accounts.activeAccount();
        profiles.complete(candidate);
    }

    @ParameterizedTest
    @CsvSource({"fr, DEMATERIALISED, Date limite d’envoi", "en, PAPER, Deadline for sending"})
    void theSubmissionEndsOnTheLastDayInParisAndRemindsTheDayBefore(String language, ApplicationMode mode, String title)
            throws Exception {
        // given
        var application = opened(mode);

        // when
        var event = deadline(application, language);

        // then
        assertThat(event.getSummary().getValue()).startsWith(title + " – Master d’essai ");
        assertThat(end(event)).isEqualTo(application.submissionDeadline());
        assertThat(end(event).atZone(PARIS).toLocalTime()).isEqualTo(LocalTime.of(23, 59, 59));
        assertThat(event.getUrl().getValue()).isEqualTo(baseUrl + "/applications/" + application.number());
        assertThat(event.getDescription().getValue()).contains(application.number(), "Paris");
        assertThat(event.getAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.getTrigger().getDuration().toMillis())
                        .isEqualTo(-Duration.ofDays(1).toMillis()));
    }

    @Test
    void aMovedDeadlineIsTheSameEntryAtAnotherTime() throws Exception {
        // given
        var application = opened(ApplicationMode.DEMATERIALISED);
        var before = deadline(application, "fr");
        var moved = application.submissionDeadline().plus(7, ChronoUnit.DAYS);

        // when
        admissions.moveDeadline(application.id(), Deadline.SUBMISSION, moved);

        // then
        var after = deadline(application, "fr");
        assertThat(after.getUid().getValue()).isEqualTo(before.getUid().getValue());
        assertThat(end(after)).isEqualTo(moved);
        assertThat(after.getSequence().getValue())
                .isGreaterThanOrEqualTo(before.getSequence().getValue());
    }

    @Test
    void anIncompleteFileIsAnEntryOfItsOwn() throws Exception {
        // given
        var submitted = applications.submitted();
        reviews.review(submitted.id(), "Illisible.", "TRANSCRIPTS");

        // when
        var event = deadline(submitted, "fr");

        // then
        assertThat(event.getUid().getValue()).startsWith("return-");
        assertThat(event.getSummary().getValue()).startsWith("Date limite de retour");
        assertThat(end(event))
                .isEqualTo(admissions.get(submitted.id()).returnDeadline().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void allDatesToComeAreInOneFile() throws Exception {
        // given
        var one = opened(ApplicationMode.DEMATERIALISED);
        var other = opened(ApplicationMode.PAPER);
        admissions.recordCancellation(opened(ApplicationMode.PAPER).id());

        // when
        var events = events("/applications/calendar.ics", candidate, "fr");

        // then
        assertThat(events)
                .extracting(event -> event.getUrl().getValue())
                .containsExactlyInAnyOrder(
                        baseUrl + "/applications/" + one.number(), baseUrl + "/applications/" + other.number());
    }

    @Test
    void thePagesLinkThemBesideTheDates() throws Exception {
        // given
        var application = opened(ApplicationMode.PAPER);

        // then
        assertThat(links("/applications")).contains("/applications/calendar.ics");
        assertThat(links("/applications/" + application.number()))
                .contains("/applications/" + application.number() + "/deadline.ics");

        // when
        admissions.recordCancellation(application.id());

        // then
        assertThat(links("/applications")).doesNotContain("/applications/calendar.ics");
        assertThat(links("/applications/" + application.number()))
                .doesNotContain("/applications/" + application.number() + "/deadline.ics");
    }

    @Test
    void nobodyElseGetsOneAndNobodyWithoutADate() throws Exception {
        // given
        var application = opened(ApplicationMode.DEMATERIALISED);
        var path = "/applications/" + application.number() + "/deadline.ics";

        // then
        mvc.perform(get(path).with(accounts.signedIn(accounts.activeAccount()))).andExpect(status().isNotFound());

        // when
        admissions.recordCancellation(application.id());

        // then
        mvc.perform(get(path).with(accounts.signedIn(candidate))).andExpect(status().isNotFound());
    }

    private ApplicationSummary opened(ApplicationMode mode) {
        return admissions.get(service.open(candidate, catalogue.open(mode, null).id()));
    }

    private VEvent deadline(ApplicationSummary application, String language) throws Exception {
        var events = events("/applications/" + application.number() + "/deadline.ics", application.account(), language);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private List<VEvent> events(String path, AccountId reader, String language) throws Exception {
        String file = mvc.perform(get(path).queryParam("lang", language).with(accounts.signedIn(reader)))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/calendar;charset=UTF-8"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Biweekly.parse(file).first().getEvents();
    }

    private List<String> links(String path) throws Exception {
        String page = mvc.perform(get(path).with(accounts.signedIn(candidate)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Jsoup.parse(page).select("main a").eachAttr("href");
    }

    private static Instant end(VEvent event) {
        return event.getDateEnd().getValue().toInstant();
    }
}
