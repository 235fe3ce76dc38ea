package fr.candidatflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.candidatflow.catalogue.CatalogueChanged;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.StaffClient;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ApplicationTest
class StaffGroupsTest {

    private static final String OTHER_CENTRE = "other-centre";

    @Autowired
    StaffGroups groups;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    HistoryService history;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    ProcessDriver driver;

    @Autowired
    MovableClock clock;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    @BeforeEach
    void aCatalogueWithACentre() {
        catalogue.open();
    }

    @Test
    void everyCentreAndCommissionHasItsGroups() {
        // then
        assertThat(identity.createGroupQuery().list())
                .extracting(Group::getId)
                .contains(
                        "centre-test-centre",
                        "commission-test-centre",
                        "commission-test-centre-president",
                        "analysts",
                        "camunda-admin");
    }

    @Test
    void writingThemAgainChangesNothing() {
        // given
        long grants = authorizations.createAuthorizationQuery().count();
        long lists = filters.createTaskFilterQuery().count();

        // when
        groups.on(new CatalogueChanged());

        // then
        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(grants);
        assertThat(filters.createTaskFilterQuery().count()).isEqualTo(lists);
    }

    @Test
    void anAdministratorsListOfTheSameNameStopsNoStartAndStaysAsItIs() {
        // given
        var own = filters.saveFilter(filters.newTaskFilter(StaffFilters.MINE));
        try {
            // when
            groups.on(new CatalogueChanged());

            // then
            assertThat(filters.getFilter(own.getId()).getProperties()).isNullOrEmpty();
            assertThat(filters.createTaskFilterQuery()
                            .filterName(StaffFilters.MINE)
                            .count())
                    .isEqualTo(2);
        } finally {
            filters.deleteFilter(own.getId());
        }
    }

    @Test
    void aManagerFindsTheTasksOfTheOwnCentreOnly() {
        // given
        String file = fileToReview(TestCatalogue.CENTRE);
        String elsewhere = fileToReview(OTHER_CENTRE);
        String manager = staff.manager(TestCatalogue.CENTRE);

        // when
        List<String> visible = as(
                manager,
                () -> tasks.createTaskQuery().list().stream()
                        .map(Task::getProcessInstanceId)
                        .toList());
        List<String> listed = as(manager, () -> filterTasks(StaffFilters.FILES_TO_REVIEW));

        // then
        assertThat(visible).contains(file).doesNotContain(elsewhere);
        assertThat(listed).contains(file).doesNotContain(elsewhere);
    }

    /** {@link RightsLookup} keeps the lists of a large centre fast, and Cockpit: see {@code src/docs/benchmark.md}. */
    @Test
    void aListLooksTheRightToEachOfItsTasksUp() {
        // given
        String manager = staff.manager(TestCatalogue.CENTRE);
        var ofAGroup = (TaskQueryImpl) tasks.createTaskQuery().taskCandidateGroupIn(List.of("centre-test-centre"));
        var own = (TaskQueryImpl) tasks.createTaskQuery().taskAssignee(manager);
        var ofEverybody = (TaskQueryImpl) tasks.createTaskQuery();
        var onCards = (VariableInstanceQueryImpl)
                runtime.createVariableInstanceQuery().variableScopeIdIn("a task");

        // when
        as(manager, () -> ofAGroup.count() + own.count() + ofEverybody.count() + onCards.count());

        // then
        assertThat(ofAGroup.getAuthCheck().isRevokeAuthorizationCheckEnabled()).isTrue();
        assertThat(own.getAuthCheck().isRevokeAuthorizationCheckEnabled()).isTrue();
        assertThat(onCards.getAuthCheck().isRevokeAuthorizationCheckEnabled()).isTrue();
        assertThat(ofEverybody.getAuthCheck().isRevokeAuthorizationCheckEnabled())
                .isFalse();
    }

    @Test
    void aColleagueSeesAClaimedFileAndTakesItOver() {
        // given
        String file = fileToReview(TestCatalogue.CENTRE);
        String absent = staff.manager(TestCatalogue.CENTRE);
        String colleague = staff.manager(TestCatalogue.CENTRE);
        as(absent, () -> claim(file, absent));

        // when
        List<String> listed = as(colleague, () -> filterTasks(StaffFilters.FILES_TO_REVIEW));
        as(colleague, () -> {
            tasks.setAssignee(task(file).getId(), null);
            return claim(file, colleague);
        });

        // then
        assertThat(listed).contains(file);
        assertThat(task(file).getAssignee()).isEqualTo(colleague);
    }

    @Test
    void aManagerWorksOnATaskButRewritesNoVariable() {
        // given
        String file = fileToReview(TestCatalogue.CENTRE);
        String manager = staff.manager(TestCatalogue.CENTRE);
        String task = task(file).getId();

        // then
        assertThatExceptionOfType(AuthorizationException.class)
                .isThrownBy(() -> as(manager, () -> {
                    tasks.setVariable(task, "centreGroup", "centre-" + OTHER_CENTRE);
                    return null;
                }));
        as(manager, () -> {
            claim(file, manager);
            tasks.complete(task);
            return null;
        });
        assertThat(task(file)).isNull();
    }

    @Test
    void eachGroupOpensItsOwnWorkListOnly() {
        assertThat(as(staff.manager(TestCatalogue.CENTRE), this::readableFilters))
                .containsExactlyInAnyOrder(
                        StaffFilters.FILES_TO_REVIEW,
                        StaffFilters.PAPER_FILES,
                        StaffFilters.FILES_BACK,
                        StaffFilters.OVERDUE,
                        StaffFilters.MINE);
        assertThat(as(staff.member(TestCatalogue.CENTRE), this::readableFilters))
                .containsExactlyInAnyOrder(StaffFilters.OPINIONS_TO_GIVE, StaffFilters.OVERDUE, StaffFilters.MINE);
        assertThat(as(staff.president(TestCatalogue.CENTRE), this::readableFilters))
                .containsExactlyInAnyOrder(StaffFilters.OPINIONS_TO_VALIDATE, StaffFilters.OVERDUE, StaffFilters.MINE);
        assertThat(as(staff.analyst(), this::readableFilters)).isEmpty();
    }

    @Test
    void whatIsLateWhatCameBackAndWhatIsOnesOwnHaveListsOfTheirOwn() {
        // given
        catalogue.openElsewhere();
        String first = fileToReview(TestCatalogue.CENTRE);
        String back = fileToReview(TestCatalogue.CENTRE);
        runtime.setVariable(first, "submissionRound", 1);
        runtime.setVariable(back, "submissionRound", 2);
        tasks.setDueDate(task(first).getId(), Date.from(clock.instant().minusSeconds(60)));
        tasks.setDueDate(task(back).getId(), Date.from(clock.instant().plusSeconds(600)));
        String manager = staff.manager(TestCatalogue.CENTRE);
        as(manager, () -> claim(back, manager));

        // then
        assertThat(as(manager, () -> filterTasks(StaffFilters.FILES_BACK)))
                .contains(back)
                .doesNotContain(first);
        assertThat(as(manager, () -> filterTasks(StaffFilters.OVERDUE)))
                .contains(first)
                .doesNotContain(back);
        assertThat(as(manager, () -> filterTasks(StaffFilters.MINE))).containsExactly(back);
        assertThat(as(staff.manager("another-centre"), () -> filterTasks(StaffFilters.OVERDUE)))
                .doesNotContain(first, back);
        assertThat(as(manager, () -> filters.count(listId(StaffFilters.MINE)))).isEqualTo(1);
    }

    @Test
    void anAnalystSeesWhatRunsButNoTask() {
        // given
        String file = fileToReview(TestCatalogue.CENTRE);
        String analyst = staff.analyst();

        // then
        assertThat(as(
                        analyst,
                        () -> runtime.createProcessInstanceQuery()
                                .processInstanceId(file)
                                .count()))
                .isEqualTo(1);
        assertThat(as(analyst, () -> tasks.createTaskQuery().count())).isZero();
        assertThatExceptionOfType(AuthorizationException.class)
                .isThrownBy(() -> as(analyst, () -> {
                    runtime.deleteProcessInstance(file, "not theirs to delete");
                    return null;
                }));
    }

    @Test
    void anAnalystTriesAgainWhatFailedAndMovesNoDate() {
        // given
        staff.administrator();
        var application = admissions.open(catalogue.open());
        var deadline = driver.job(application, "boundaryEvent_submissionDeadlinePassed");
        var analyst = new StaffClient(baseUrl).signIn(staff.analyst(), "cockpit");
        String retries = "/camunda/api/engine/engine/default/job/" + deadline.getId() + "/retries";
        var now = StaffClient.body(Map.of("retries", 1, "dueDate", "2020-01-01T00:00:00.000+0000"));

        // then
        assertThat(analyst.put(retries, now).statusCode()).isEqualTo(403);
        assertThat(analyst.put(retries, StaffClient.body(Map.of("retries", 0))).statusCode())
                .isEqualTo(403);
        assertThat(driver.job(application, "boundaryEvent_submissionDeadlinePassed"))
                .satisfies(job -> {
                    assertThat(job.getDuedate()).isEqualTo(deadline.getDuedate());
                    assertThat(job.getRetries()).isEqualTo(deadline.getRetries());
                });
    }

    @Test
    void aJobOfNoProcessIsTheAdministrators() {
        // given
        staff.administrator();
        var manager = new StaffClient(baseUrl).signIn(staff.manager(TestCatalogue.CENTRE), "tasklist");
        String cleanUp = history.findHistoryCleanupJobs().get(0).getId();
        String job = "/camunda/api/engine/engine/default/job/" + cleanUp;

        // then
        assertThat(manager.put(job + "/suspended", StaffClient.body(Map.of("suspended", true)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.put(job + "/retries", StaffClient.body(Map.of("retries", 0)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(history.findHistoryCleanupJobs().get(0))
                .satisfies(same -> assertThat(same.isSuspended()).isFalse());
    }

    @Test
    void aManagerSeesNoHistoryAndNoInstance() {
        // given
        String file = fileToReview(TestCatalogue.CENTRE);

        // then
        assertThat(as(
                        staff.manager(TestCatalogue.CENTRE),
                        () -> runtime.createProcessInstanceQuery()
                                .processInstanceId(file)
                                .count()))
                .isZero();
    }

    @Test
    void staffSignInToTheirOwnApplicationOnly() {
        // given
        staff.administrator();
        String manager = staff.manager(TestCatalogue.CENTRE);
        String analyst = staff.analyst();

        // then
        assertThat(tryAs(manager, "tasklist")).isEqualTo(200);
        assertThat(tryAs(manager, "cockpit")).isEqualTo(403);
        assertThat(tryAs(manager, "admin")).isEqualTo(403);
        assertThat(tryAs(analyst, "cockpit")).isEqualTo(200);
        assertThat(tryAs(analyst, "tasklist")).isEqualTo(403);
        assertThat(tryAs(analyst, "admin")).isEqualTo(403);
    }

    @Test
    void nobodyBecomesTheFirstAdministratorThroughTheSetupPage() {
        // given
        var stranger = new StaffClient(baseUrl);
        stranger.get("/camunda/app/welcome/default/");

        // when
        var page = stranger.get("/camunda/app/admin/default/setup/");
        var created = stranger.post(
                "/camunda/api/admin/setup/default/user/create",
                "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"M\",\"lastName\":\"M\",\"email\":\"\"},"
                        + "\"credentials\":{\"password\":\"correct-horse-battery\"}}");

        // then
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(created.statusCode()).isEqualTo(403);
        assertThat(identity.createUserQuery().userId("mallory").count()).isZero();
    }

    private int tryAs(String user, String application) {
        var client = new StaffClient(baseUrl);
        client.get("/camunda/app/welcome/default/");
        return client.trySignIn(user, application).statusCode();
    }

    /** A process as small as rights need: one task with the key and the candidate group of a review. */
    private String fileToReview(String centre) {
        String key = "staff-groups-" + UUID.randomUUID();
        repository
                .createDeployment()
                .addModelInstance(
                        key + ".bpmn",
                        Bpmn.createExecutableProcess(key)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("userTask_reviewDocuments")
                                .camundaCandidateGroups("${centreGroup}")
                                .endEvent()
                                .done())
                .deploy();
        return runtime.startProcessInstanceByKey(key, Map.of("centreGroup", "centre-" + centre))
                .getId();
    }

    private Task task(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private Void claim(String instance, String user) {
        tasks.claim(task(instance).getId(), user);
        return null;
    }

    private List<String> readableFilters() {
        return filters.createTaskFilterQuery().list().stream()
                .map(Filter::getName)
                .toList();
    }

    private List<String> filterTasks(String name) {
        return filters.<Task>list(listId(name)).stream()
                .map(Task::getProcessInstanceId)
                .toList();
    }

    private String listId(String name) {
        return filters.createTaskFilterQuery().filterName(name).singleResult().getId();
    }

    /** As the engine's REST API runs a request of that user. */
    private <T> T as(String user, Supplier<T> action) {
        var groupIds = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(user, groupIds);
        try {
            return action.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
