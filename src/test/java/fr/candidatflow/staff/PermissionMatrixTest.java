package fr.candidatflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.staff.PermissionTable.Role;
import fr.candidatflow.staff.PermissionTable.Row;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.StaffClient;
import fr.candidatflow.workflow.engine.TestStaff;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The application does what src/docs/permissions.md says, cell by cell. Each request is made as each role and taken back, so that
 * one cell does not change the next. A page, form or task of the staff that is not in the table is a failure.
 */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionMatrixTest {

    private static final String OTHER_CENTRE = "another-centre";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern STAFFS = Pattern.compile("/(?:staff|staff-api|admin)(?:/.*)?");
    private static final Pattern SIGN_IN = Pattern.compile("(?:https?://[^/]+)?(?:/sign-in|/staff/sign-in\\?to=.*)");
    private static final List<Integer> REFUSALS = List.of(401, 403, 404);

    @Autowired
    WebApplicationContext application;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    AccountService accountService;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    /** What stands for each placeholder of the table. */
    private final Map<String, String> samples = new HashMap<>();

    /** Not the usual one: when a test fails it prints every request. */
    private MockMvc mvc;

    private final List<DeploymentWithDefinitions> versions = new ArrayList<>();

    private final Map<Role, String> users = new EnumMap<>(Role.class);
    private final Map<Role, StaffClient> clients = new EnumMap<>(Role.class);
    private final Map<Role, RequestPostProcessor> signedIn = new EnumMap<>(Role.class);

    /** Made before the first test: the coverage of processes is measured in tests only. */
    @BeforeEach
    void oneOfEach() {
        if (!samples.isEmpty()) {
            return;
        }
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        var training = catalogue.open();
        catalogue.openElsewhere();
        users.put(Role.MANAGER, staff.manager(TestCatalogue.CENTRE));
        users.put(Role.OTHER_MANAGER, staff.manager(OTHER_CENTRE));
        users.put(Role.MEMBER, staff.member(TestCatalogue.CENTRE));
        users.put(Role.PRESIDENT, staff.president(TestCatalogue.CENTRE));
        users.put(Role.OTHER_COMMISSION, staff.memberAndPresident(OTHER_CENTRE));
        users.put(Role.ANALYST, staff.analyst());
        users.put(Role.ADMINISTRATOR, staff.administrator());
        users.forEach((role, user) -> signedIn.put(role, staff.signedIn(user)));

        var review = admissions.submitted(training);
        var opinion = admissions.complete(training);
        var validation = admissions.complete(training);
        admissions.giveOpinion(validation, Opinion.FAVOURABLE, null);
        var paper = catalogue.open(ApplicationMode.PAPER, null);
        var posted = admissions.open(paper);
        var incomplete = admissions.open(paper);
        var today = LocalDate.now();
        admissions.registerPaper(incomplete, "userTask_registerPaperFile", today, today);
        admissions.review(incomplete, "TRANSCRIPTS");

        var other = accounts.activeAccount();
        signedIn.put(Role.CANDIDATE, accounts.signedIn(admissions.account(review)));
        signedIn.put(Role.OTHER_CANDIDATE, accounts.signedIn(other));
        signedIn.put(Role.NOBODY, anonymous());
        clients.put(Role.CANDIDATE, candidate(admissions.account(review)));
        clients.put(Role.OTHER_CANDIDATE, candidate(other));
        clients.put(Role.NOBODY, new StaffClient(baseUrl));

        samples.put("submitted", admissions.number(review));
        samples.put("number", admissions.number(opinion));
        samples.put("posted", admissions.number(posted));
        samples.put("code", training.code());
        samples.put("trainingCode", training.code());
        samples.put("trainingId", training.id().value().toString());
        samples.put("centre", TestCatalogue.CENTRE);
        samples.put("campaign", "test");
        samples.put("upload", catalogue.upload().toString());
        samples.put("user", users.get(Role.MEMBER));
        samples.put("template", commentTemplate());
        task(review, "userTask_reviewDocuments");
        task(opinion, "userTask_giveOpinion");
        task(validation, "userTask_validateOpinion");
        task(posted, "userTask_registerPaperFile");
        task(incomplete, "userTask_registerCorrection");
        samples.put(
                "instance",
                tasks.createTaskQuery()
                        .taskId(samples.get("userTask_reviewDocuments"))
                        .singleResult()
                        .getProcessInstanceId());
        samples.put(
                "userTask_approveDeletion",
                driver.task(campaignToDelete(), "userTask_approveDeletion").getId());
        samples.put(
                "reviewDefinition",
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("document-review")
                        .latestVersion()
                        .singleResult()
                        .getId());
        samples.put("job", driver.job(review, "serviceTask_sendReceipt").getId());
        samples.put(
                "failedJob", driver.job(opinion, "serviceTask_sendFileComplete").getId());
        management.setJobRetries(samples.get("failedJob"), 0);
        twoVersions();
    }

    /** A process of two versions, an instance by the first of them, and a move of it that has begun. */
    private void twoVersions() {
        for (String tag : List.of("1", "2")) {
            versions.add(repository
                    .createDeployment()
                    .addModelInstance(
                            "permissions.bpmn",
                            Bpmn.createExecutableProcess("permissions")
                                    .camundaHistoryTimeToLiveString("P1D")
                                    .camundaVersionTag(tag)
                                    .startEvent()
                                    .userTask("userTask_wait")
                                    .endEvent()
                                    .done())
                    .deployWithResult());
        }
        var outdated = versions.get(0).getDeployedProcessDefinitions().get(0).getId();
        var latest = versions.get(1).getDeployedProcessDefinitions().get(0).getId();
        var instance = runtime.startProcessInstanceById(outdated);
        samples.put("outdated", outdated);
        samples.put(
                "move",
                runtime.newMigration(runtime.createMigrationPlan(outdated, latest)
                                .mapEqualActivities()
                                .build())
                        .processInstanceIds(instance.getId())
                        .executeAsync()
                        .getId());
    }

    /** The other tests share the database. */
    @AfterAll
    void oneVersionAgain() {
        management.deleteBatch(samples.get("move"), true);
        versions.forEach(version -> repository.deleteDeployment(version.getId(), true));
    }

    @Test
    void everyCellIsAsTheTableSays() {
        var differences = new ArrayList<String>();
        for (Row row : PermissionTable.read().rows()) {
            differences.addAll(differences(row));
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyRouteAndEveryTaskOfTheStaffIsInTheTable() {
        var rows = PermissionTable.read().rows();

        assertThat(missing(rows)).isEmpty();
    }

    @Test
    void aWrongCellAndAMissingRowAreFound() {
        var rows = PermissionTable.parse("""
                | `GET /admin/audit` | ✓ | – | – | – | – | – | ✓ | – | – | – |
                | `TASK userTask_reviewDocuments` | ✓ | ✓ | – | – | – | – | – | – | – | – |
                """).rows();

        assertThat(differences(rows.get(0)))
                .singleElement()
                .asString()
                .contains("GET /admin/audit", "MANAGER is refused", "404");
        assertThat(differences(rows.get(1))).hasSize(2);
        assertThat(missing(rows))
                .contains("GET /staff", "POST /staff/sign-out", "TASK userTask_giveOpinion")
                .doesNotContain("GET /admin/audit", "TASK userTask_reviewDocuments");
    }

    @Test
    void aLineThatCannotBeReadIsNotPassedOver() {
        for (String line : new String[] {
            "| `GET /staff` | ✓ | – |",
            "| `GET /staff` | yes | – | – | – | – | – | ✓ | – | – | – |",
            "| `GET /staff` | – | – | – | – | – | – | – | – | – | – |",
            "| `GET` | ✓ | – | – | – | – | – | – | – | – | – |"
        }) {
            assertThatThrownBy(() -> PermissionTable.parse(line))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("GET");
        }
    }

    private List<String> differences(Row row) {
        var differences = new ArrayList<String>();
        row.allowed().forEach((role, allowed) -> {
            String answer = ask(row, role);
            if (answer.startsWith("error")) {
                differences.add("%s as %s: %s".formatted(row, role, answer));
            } else if (answer.startsWith("allowed") != allowed) {
                differences.add("%s: %s is %s, the table says otherwise".formatted(row, role, answer));
            }
        });
        return differences;
    }

    /** Begins with "allowed", "refused" or "error". */
    private String ask(Row row, Role role) {
        return switch (row.verb()) {
            case "TASK" -> openTask(sample(row.target()), role);
            case "APP" -> enter(row.target(), role);
            default -> row.target().startsWith("/camunda/") ? viaHttp(row, role) : viaMvc(row, role);
        };
    }

    /** Finds the task, opens its form and claims it, in the engine with the person's rights. */
    private String openTask(String task, Role role) {
        String user = users.get(role);
        if (user == null) {
            return "refused: no user of the engine";
        }
        return transaction.execute(status -> {
            status.setRollbackOnly();
            var answer = new ArrayList<String>();
            admissions.as(user, () -> {
                if (tasks.createTaskQuery().taskId(task).count() == 0) {
                    answer.add("refused: not found");
                    return;
                }
                try {
                    forms.getDeployedTaskForm(task);
                    tasks.claim(task, user);
                    answer.add("allowed");
                } catch (AuthorizationException e) {
                    answer.add("error: found and not theirs to work on: " + e.getMessage());
                }
            });
            return answer.get(0);
        });
    }

    private String enter(String application, Role role) {
        String user = users.get(role);
        if (user == null) {
            return "refused: no user of the engine";
        }
        var visitor = new StaffClient(baseUrl);
        visitor.get("/camunda/app/welcome/default/");
        return verdict(visitor.trySignIn(user, application).statusCode(), null);
    }

    private String viaHttp(Row row, Role role) {
        var client = clients.computeIfAbsent(role, this::signedInClient);
        String path = fill(row.target());
        var answer = switch (row.verb()) {
            case "GET" -> client.get(path);
            case "PUT" -> client.put(path, body(row));
            case "POST" -> client.post(path, body(row));
            default -> throw new AssertionError("No such request: " + row);
        };
        return verdict(
                answer.statusCode(), answer.headers().firstValue("Location").orElse(null));
    }

    private String viaMvc(Row row, Role role) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                var response = mvc.perform(request(row).with(signedIn.get(role)).with(csrf()))
                        .andReturn()
                        .getResponse();
                return verdict(response.getStatus(), response.getRedirectedUrl());
            } catch (Exception e) {
                return "error: " + e;
            }
        });
    }

    private MockHttpServletRequestBuilder request(Row row) {
        var address = URI.create(fill(row.target()).replace(" ", "%20"));
        if (row.verb().equals("FILE")) {
            return MockMvcRequestBuilders.multipart(address)
                    .file(new MockMultipartFile(
                            "file", "file.csv", "text/csv", "a,b\n".getBytes(StandardCharsets.UTF_8)));
        }
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(row.verb()), address);
        return row.body() == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).content(body(row));
    }

    private static String verdict(int status, String location) {
        if (REFUSALS.contains(status)
                || location != null && SIGN_IN.matcher(location).matches()) {
            return "refused: " + (location == null ? status : location);
        }
        boolean understood = status < 400 || status == 409 || status == 410 || status == 422;
        return (understood ? "allowed: " : "error: ") + status;
    }

    private List<String> missing(Collection<Row> rows) {
        var missing = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> missing.addAll(missing(mapping, rows)));
        for (String key : staffTasks()) {
            if (rows.stream().noneMatch(row -> row.toString().equals("TASK " + key))) {
                missing.add("TASK " + key);
            }
        }
        return List.copyOf(missing);
    }

    private List<String> missing(RequestMappingInfo mapping, Collection<Row> rows) {
        var missing = new ArrayList<String>();
        for (String pattern : mapping.getPatternValues()) {
            if (!STAFFS.matcher(pattern).matches()) {
                continue;
            }
            var parsed = PathPatternParser.defaultInstance.parse(pattern);
            for (var method : mapping.getMethodsCondition().getMethods()) {
                boolean there = rows.stream()
                        .filter(Row::isRequest)
                        .filter(row -> (row.verb().equals("FILE") ? "POST" : row.verb()).equals(method.name()))
                        .map(row -> row.target().replaceFirst("\\?.*", ""))
                        .anyMatch(path -> path.equals(pattern)
                                || parsed.matches(PathContainer.parsePath(
                                        PLACEHOLDER.matcher(path).replaceAll("sample"))));
                if (!there) {
                    missing.add(method + " " + pattern);
                }
            }
        }
        return missing;
    }

    /** The keys of the user tasks that a group of the staff is asked to do, in every deployed process. */
    private Collection<String> staffTasks() {
        var keys = new TreeSet<String>();
        repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(definition ->
                        repository
                                .getBpmnModelInstance(definition.getId())
                                .getModelElementsByType(UserTask.class)
                                .stream()
                                .filter(task ->
                                        !task.getCamundaCandidateGroupsList().isEmpty())
                                .filter(task -> definition.getResourceName() != null
                                        && definition.getResourceName().startsWith("processes/"))
                                .forEach(task -> keys.add(task.getId())));
        return keys;
    }

    /** Its time is over, and something is there to be deleted. */
    private String campaignToDelete() {
        String campaign = "m-" + UUID.randomUUID().toString().substring(0, 8);
        var application = admissions.open(catalogue.openInCampaign(campaign));
        admissions.cancel(application);
        while (!driver.waitingJobs(application).isEmpty()) {
            driver.runJob(application, driver.waitingJobs(application).get(0));
        }
        driver.fireTimer(campaign, "intermediateCatchEvent_retentionOver");
        return campaign;
    }

    private StaffClient signedInClient(Role role) {
        return new StaffClient(baseUrl).signIn(users.get(role), role == Role.ANALYST ? "cockpit" : "tasklist");
    }

    private StaffClient candidate(AccountId account) {
        return new StaffClient(baseUrl)
                .signInAsCandidate(accountService.get(account).userId(), TestAccounts.PASSWORD);
    }

    /** Of the manager's centre. */
    private String commentTemplate() {
        return jdbc.sql(
                        "insert into comment_template (id, version, centre_code, text) values (?, 0, ?, ?) returning id")
                .params(UUID.randomUUID(), TestCatalogue.CENTRE, "A comment of the permission table")
                .query(String.class)
                .single();
    }

    private void task(ApplicationId application, String key) {
        samples.put(key, driver.task(application, key).getId());
    }

    private String sample(String name) {
        String sample = samples.get(name);
        if (sample == null) {
            throw new AssertionError("Nothing stands for {" + name + "}: put it into the samples of this test");
        }
        return sample;
    }

    private String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(sample(found.group(1))));
    }

    private String body(Row row) {
        return row.body() == null ? "" : fill(row.body());
    }
}
