package fr.candidatflow.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.StatusForbids;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Meanwhile;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
class CorrectionPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    AdmissionService admissions;

    @Autowired
    AccountService accounts;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Audit audit;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aMovedReturnDateMovesItsTimerAndStandsInTheAudit() throws Exception {
        // given
        var application = test.incomplete();
        var day = day(application).plusDays(5);

        // when
        move(staff.manager(TestCatalogue.CENTRE), application, "RETURN", day, "Ill")
                .andExpect(redirectedUrl("/staff/applications/" + test.number(application)));

        // then
        var deadline = admissions.get(application).returnDeadline();
        assertThat(deadline.atZone(clock.getZone()).toLocalDate()).isEqualTo(day);
        assertThat(driver.job(application, "boundaryEvent_returnDeadlinePassed").getDuedate())
                .isEqualTo(Date.from(deadline));
        assertThat(driver.hasJob(application, "serviceTask_sendDeadlineMoved")).isTrue();
        assertThat(audit.of("application", test.number(application)))
                .singleElement()
                .extracting(AuditEntry::detail)
                .asString()
                .contains(day.toString(), "Ill");
        assertThat(page(test.manager(), "/staff/applications/" + test.number(application))
                        .text())
                .contains("correction deadline moved");
    }

    @Test
    void aDayInThePastOneOutOfOrderAndOneWithoutReasonAreRefusedAtTheField() throws Exception {
        // given
        var application = test.incomplete();
        var before = admissions.get(application).returnDeadline();
        var manager = staff.manager(TestCatalogue.CENTRE);

        // then
        assertThat(refusal(move(
                        manager, application, "RETURN", LocalDate.now(clock).minusDays(1), "Ill")))
                .contains("earlier step");
        assertThat(refusal(move(manager, application, "RETURN", day(application).plusDays(40), "Ill")))
                .contains("earlier step", "Ill");
        assertThat(refusal(move(manager, application, "RETURN", day(application), " ")))
                .contains("Say why");
        assertThat(refusal(move(manager, application, "ANSWER", day(application), "Ill")))
                .contains("Choose the date");
        assertThat(refusal(move(test.president(), application, "WAITING_LIST", LocalDate.of(99_999, 1, 1), "Ill")))
                .contains("Give a day of the calendar");
        assertThat(admissions.get(application).returnDeadline()).isEqualTo(before);
        assertThat(audit.of("application", test.number(application))).isEmpty();
    }

    @Test
    void theAnswerDateIsMovedByThePresidentForAWholeTraining() throws Exception {
        // given
        var training = catalogue.open();
        var one = test.admitted(training);
        var other = test.admitted(training);
        var unconcerned = test.open(training);
        var day = training.dates().answerOn().plusDays(3);

        // when
        moveAll(staff.president(TestCatalogue.CENTRE), training.code(), day, "A strike", 0)
                .andExpect(redirectedUrl("/staff/trainings/" + training.code() + "/dates"));

        // then
        for (ApplicationId application : new ApplicationId[] {one, other}) {
            var deadline = admissions.get(application).answerDeadline();
            assertThat(deadline.atZone(clock.getZone()).toLocalDate()).isEqualTo(day);
            assertThat(driver.job(application, "boundaryEvent_answerDeadlinePassed")
                            .getDuedate())
                    .isEqualTo(Date.from(deadline));
        }
        assertThat(driver.hasJob(unconcerned, "serviceTask_sendDeadlineMoved")).isFalse();
        assertThat(audit.of("training", training.code()))
                .singleElement()
                .extracting(AuditEntry::detail)
                .asString()
                .contains("2 applications");
    }

    @Test
    void theDateOfAWholeTrainingIsMovedAlsoWhileItsCandidatesAreAtWork() throws Exception {
        // given
        var training = catalogue.open();
        var application = test.admitted(training);
        var president = staff.president(TestCatalogue.CENTRE);
        var day = training.dates().answerOn().plusDays(3);

        // when: the president comes while a change of the candidate's is on its way
        var act = transaction.execute(status -> {
            jdbc.sql("update application set version = version + 1 where id = ?")
                    .param(application.value())
                    .update();
            return Meanwhile.begin(jdbc, () -> moveAll(president, training.code(), day, "A strike", 0));
        });

        // then
        act.get().andExpect(redirectedUrl("/staff/trainings/" + training.code() + "/dates"));
        assertThat(admissions
                        .get(application)
                        .answerDeadline()
                        .atZone(clock.getZone())
                        .toLocalDate())
                .isEqualTo(day);
    }

    @Test
    void anAnswerDateThatHasPassedIsMovedForWhoHasNotAnsweredAndNotForWhoHasConfirmed() throws Exception {
        // given: the night after the answer date, before the engine has come to those who were silent
        var training = catalogue.open();
        var silent = test.admitted(training);
        var confirmed = test.admitted(training);
        test.answer(confirmed, Answer.CONFIRM);
        var before = admissions.get(confirmed).answerDeadline();
        clock.moveTo(before.plusSeconds(1));
        driver.fireTimer(confirmed, "boundaryEvent_answerDateReached");

        // when
        moveAll(
                        staff.president(TestCatalogue.CENTRE),
                        training.code(),
                        training.dates().answerOn().plusDays(3),
                        "A strike",
                        0)
                .andExpect(status().is3xxRedirection());

        // then: nobody is told of a date that nothing waits for any more
        assertThat(admissions.get(silent).answerDeadline()).isAfter(before);
        assertThat(admissions.get(confirmed).answerDeadline()).isEqualTo(before);
        assertThat(driver.hasJob(confirmed, "serviceTask_sendDeadlineMoved")).isFalse();
        assertThatThrownBy(() -> admissions.moveDeadline(confirmed, Deadline.ANSWER, before.plus(Duration.ofDays(3))))
                .isInstanceOf(StatusForbids.class);
    }

    @Test
    void eachCorrectionAsksWhyAndIsOfferedWhereItMakesSense() throws Exception {
        // given
        var application = test.complete();
        test.giveOpinion(application, Opinion.FAVOURABLE, null);
        var manager = staff.manager(TestCatalogue.CENTRE);
        var president = staff.president(TestCatalogue.CENTRE);
        var address = "/staff/applications/" + test.number(application);

        // then
        assertThat(page(manager, address).select("a[href*=corrections]").eachText())
                .containsExactly(
                        "Give the file back to the candidate", "Open the review again", "Withdraw for the candidate");
        assertThat(page(president, address).select("a[href*=corrections]").eachText())
                .containsExactly("Take the opinion back");
        assertThat(page(manager, address + "/corrections/reopening").select("textarea[name=reason]"))
                .hasSize(1);
        assertThat(refusal(correct(manager, application, "reopening", ""))).contains("Say why");

        // when
        correct(president, application, "annulment", "Wrong file").andExpect(redirectedUrl(address));
        assertThat(refusal(correct(president, application, "annulment", "Again")))
                .contains("Again");
        correct(manager, application, "revision", "A page was missing").andExpect(redirectedUrl(address));
        correct(manager, application, "reopening", "It is the wrong diploma").andExpect(redirectedUrl(address));
        correct(manager, application, "withdrawal", "Asked by letter").andExpect(redirectedUrl(address));

        // then
        assertThat(test.status(application)).isEqualTo(ApplicationStatus.CANCELLED);
        assertThat(audit.of("application", test.number(application)))
                .extracting(AuditEntry::action)
                .containsExactly("opinion annulled", "verdict revised", "file reopened", "withdrawn on behalf");
        assertThat(page(manager, address).select("a[href*=corrections]")).isEmpty();
    }

    @Test
    void whoCorrectsSecondIsToldWhatTheFirstDidAndOverwritesNothing() throws Exception {
        // given: two managers have opened a page of the same application
        var application = test.incomplete();
        var first = staff.manager(TestCatalogue.CENTRE);
        var second = staff.manager(TestCatalogue.CENTRE);
        var address = "/staff/applications/" + test.number(application);
        var form = page(second, address + "/dates");
        var seen = shown(application);
        assertThat(form.select("input[name=version]").val()).isEqualTo("" + seen.version());
        var day = day(application).plusDays(5);
        move(first, application, "RETURN", day, "Ill").andExpect(redirectedUrl(address));

        // when
        var otherDate = refusal(move(second, application, "RETURN", day.plusDays(2), "A strike", seen));
        var revision = refusal(correct(second, application, "revision", "Wrong page", seen));

        // then
        for (String told : new String[] {otherDate, revision}) {
            assertThat(told)
                    .contains("since you opened this page", "The application is now: Incomplete")
                    .contains(first + ": correction deadline moved. From", "to " + day + ": Ill");
        }
        assertThat(otherDate).contains("A strike");
        assertThat(revision).contains("Wrong page");
        assertThat(day(application)).isEqualTo(day);
        assertThat(test.status(application)).isEqualTo(ApplicationStatus.INCOMPLETE);
        assertThat(audit.of("application", test.number(application))).hasSize(1);

        // when the second has seen it and decides to go on
        move(second, application, "RETURN", day.plusDays(2), "A strike").andExpect(redirectedUrl(address));

        // then
        assertThat(day(application)).isEqualTo(day.plusDays(2));
    }

    @Test
    void anErrorInTheFormDoesNotHideThatTheApplicationHasChanged() throws Exception {
        // given
        var application = test.incomplete();
        var manager = staff.manager(TestCatalogue.CENTRE);
        var seen = shown(application);
        test.correct(application);

        // when
        var answer = Jsoup.parse(correct(manager, application, "withdrawal", " ", seen)
                .andReturn()
                .getResponse()
                .getContentAsString());

        // then
        assertThat(answer.select("input[name=version]").val()).isEqualTo("" + seen.version());
        assertThat(refusal(correct(manager, application, "withdrawal", "Asked by letter", seen)))
                .contains("The application is now: Submitted", "Asked by letter");
        assertThat(test.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
    }

    @Test
    void whoMovesTheDatesOfATrainingSecondIsToldToo() throws Exception {
        // given
        var training = catalogue.open();
        test.admitted(training);
        var president = staff.president(TestCatalogue.CENTRE);
        var day = training.dates().answerOn().plusDays(3);
        moveAll(president, training.code(), day, "A strike", 0).andExpect(status().is3xxRedirection());

        // when
        var answer = refusal(moveAll(president, training.code(), day.plusDays(1), "Holidays", 0));

        // then
        assertThat(answer).contains("no date was moved", president + ": answer deadline moved", "A strike", "Holidays");
        assertThat(audit.of("training", training.code())).hasSize(1);
        moveAll(president, training.code(), day.plusDays(1), "Holidays", 1).andExpect(status().is3xxRedirection());
    }

    @Test
    void seatsAreCountedAndTheCapacityIsChanged() throws Exception {
        // given
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
        test.admitted(training);
        var last = test.waitingListed(training, 2);
        var waiting = test.waitingListed(training, 1);
        var manager = staff.manager(TestCatalogue.CENTRE);
        var address = "/staff/seats/" + training.code();

        // then
        assertThat(page(manager, "/staff/seats")
                        .select("tr:has(a[href='" + address + "'])")
                        .eachText())
                .singleElement()
                .asString()
                .endsWith(training.code() + " 1 1 0 2");
        assertThat(page(manager, address).select("tbody tr").eachText())
                .containsExactly("1 " + nameAndNumber(waiting), "2 " + nameAndNumber(last));
        assertThat(page(staff.member(TestCatalogue.CENTRE), address).select("input[name=capacity]"))
                .isEmpty();
        assertThat(refusal(capacity(manager, training.code(), "many"))).contains("whole number", "many");

        // when
        capacity(manager, training.code(), "2").andExpect(redirectedUrl(address));

        // then
        assertThat(test.status(waiting)).isEqualTo(ApplicationStatus.ADMITTED);
        assertThat(refusal(capacity(manager, training.code(), "1"))).contains("2 seats already taken");
    }

    @Test
    void whoChangesTheCapacitySecondIsToldWhatItIsNow() throws Exception {
        // given
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 5);
        var manager = staff.manager(TestCatalogue.CENTRE);
        var address = "/staff/seats/" + training.code();
        var seen = page(manager, address).select("input[name=version]").val();
        capacity(manager, training.code(), "6").andExpect(redirectedUrl(address));

        // when
        var answer = refusal(capacity(manager, training.code(), "7", seen));

        // then
        assertThat(answer).contains("nothing was overwritten", "now 6").endsWith("7");
        assertThat(page(manager, address).select("input[name=capacity]").val()).isEqualTo("6");
    }

    private String nameAndNumber(ApplicationId application) {
        var account = accounts.get(test.account(application));
        return account.lastName() + " " + account.firstName() + " " + test.number(application);
    }

    private LocalDate day(ApplicationId application) {
        return admissions
                .get(application)
                .returnDeadline()
                .atZone(clock.getZone())
                .toLocalDate();
    }

    private ResultActions move(String user, ApplicationId application, String deadline, LocalDate day, String reason)
            throws Exception {
        return move(user, application, deadline, day, reason, shown(application));
    }

    private ResultActions move(
            String user, ApplicationId application, String deadline, LocalDate day, String reason, Shown shown)
            throws Exception {
        return mvc.perform(post("/staff/applications/" + test.number(application) + "/dates")
                .param("version", "" + shown.version())
                .param("acts", "" + shown.acts())
                .param("deadline", deadline)
                .param("onDay", String.valueOf(day.getDayOfMonth()))
                .param("onMonth", String.valueOf(day.getMonthValue()))
                .param("onYear", String.valueOf(day.getYear()))
                .param("reason", reason)
                .with(staff.signedIn(user))
                .with(csrf()));
    }

    /** @param acts that were recorded on the training when the page was opened */
    private ResultActions moveAll(String user, String training, LocalDate day, String reason, int acts)
            throws Exception {
        return mvc.perform(post("/staff/trainings/" + training + "/dates")
                .param("version", "" + acts)
                .param("acts", "" + acts)
                .param("deadline", "ANSWER")
                .param("onDay", String.valueOf(day.getDayOfMonth()))
                .param("onMonth", String.valueOf(day.getMonthValue()))
                .param("onYear", String.valueOf(day.getYear()))
                .param("reason", reason)
                .with(staff.signedIn(user))
                .with(csrf()));
    }

    /** What a page that is opened now would show. */
    private Shown shown(ApplicationId application) {
        return new Shown(
                admissions.get(application).version(),
                audit.of("application", test.number(application)).size());
    }

    private ResultActions correct(String user, ApplicationId application, String act, String reason) throws Exception {
        return correct(user, application, act, reason, shown(application));
    }

    private ResultActions correct(String user, ApplicationId application, String act, String reason, Shown shown)
            throws Exception {
        return mvc.perform(post("/staff/applications/" + test.number(application) + "/corrections/" + act)
                .param("version", "" + shown.version())
                .param("acts", "" + shown.acts())
                .param("reason", reason)
                .with(staff.signedIn(user))
                .with(csrf()));
    }

    private ResultActions capacity(String user, String training, String capacity) throws Exception {
        var shown = page(user, "/staff/seats/" + training)
                .select("input[name=version]")
                .val();
        return capacity(user, training, capacity, shown);
    }

    private ResultActions capacity(String user, String training, String capacity, String version) throws Exception {
        return mvc.perform(post("/staff/seats/" + training + "/capacity")
                .param("capacity", capacity)
                .param("version", version)
                .with(staff.signedIn(user))
                .with(csrf()));
    }

    /** The page that a refused form comes back on. */
    private static String refusal(ResultActions answer) throws Exception {
        var body = answer.andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        var page = Jsoup.parse(body);
        assertThat(page.select("[role=alert]")).hasSize(1);
        return page.select("main").text() + page.select("input[name=capacity]").attr("value");
    }

    private Document page(String user, String address) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(staff.signedIn(user)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
