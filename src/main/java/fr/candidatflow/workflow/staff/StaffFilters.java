package fr.candidatflow.workflow.staff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The work lists of Tasklist. One filter serves every centre or commission: it asks for the tasks of the groups of whoever looks,
 * claimed ones included, so that a colleague sees who holds a file. Who may open a filter is in {@link StaffGroups}.
 */
@Component
class StaffFilters {

    static final String FILES_TO_REVIEW = "Files to review";
    static final String PAPER_FILES = "Paper files to register";
    static final String FILES_BACK = "Files that come back";
    static final String OPINIONS_TO_GIVE = "Opinions to give";
    static final String OPINIONS_TO_VALIDATE = "Opinions to validate";
    static final String DELETIONS_TO_APPROVE = "Deletions to approve";
    static final String OVERDUE = "Overdue";
    static final String MINE = "Mine";

    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final FilterService filters;
    private final TaskService tasks;

    StaffFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    void write() {
        write(
                FILES_TO_REVIEW,
                "Files of your centre whose documents wait for a verdict, corrected ones included",
                10,
                "#1d3557",
                ofTheirGroups("userTask_reviewDocuments"));
        write(
                PAPER_FILES,
                "Envelopes that your centre waits for: whole files, and letters that correct one",
                12,
                "#4f4b3a",
                ofTheirGroups("userTask_registerPaperFile", "userTask_registerCorrection"));
        write(
                FILES_BACK,
                "Files that your centre has sent back and that were corrected",
                14,
                "#155cb5",
                ofTheirGroups("userTask_reviewDocuments").processVariableValueGreaterThan("submissionRound", 1));
        write(
                OPINIONS_TO_GIVE,
                "Complete files that wait for your commission’s opinion",
                20,
                "#00703c",
                ofTheirGroups("userTask_giveOpinion"));
        write(
                OPINIONS_TO_VALIDATE,
                "Opinions that another person entered and that wait for the president",
                30,
                "#6f3a8c",
                ofTheirGroups("userTask_validateOpinion"));
        write(
                DELETIONS_TO_APPROVE,
                "Campaigns whose retention is over: what would be deleted is reported on /admin/retention",
                35,
                "#942514",
                ofTheirGroups("userTask_approveDeletion"));
        write(
                OVERDUE,
                "Everything you may work on whose date has passed",
                40,
                "#b3131d",
                ofTheirGroups().dueBeforeExpression("${now()}"));
        write(
                MINE,
                "What you have claimed",
                50,
                "#222222",
                tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    }

    String id(String name) {
        return ids.get(name);
    }

    /** Written again at each start: these lists are code, an administrator makes others beside them. */
    private void write(String name, String description, int priority, String colour, TaskQuery query) {
        Filter filter = known(name, description).orElseGet(() -> filters.newTaskFilter(name));
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                priority,
                "color",
                colour,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(
                        Map.of("name", "applicationNumber", "label", "Application"),
                        Map.of("name", "trainingTitle", "label", "Training"),
                        Map.of("name", "campaignCode", "label", "Campaign"))));
        filter.setQuery(query);
        ids.put(name, filters.saveFilter(filter).getId());
    }

    /** The engine lets an administrator give another list the same name; ours is told by what it says of itself. */
    private Optional<Filter> known(String name, String description) {
        List<Filter> named = filters.createTaskFilterQuery().filterName(name).list();
        return named.size() == 1
                ? Optional.of(named.get(0))
                : named.stream()
                        .filter(one -> one.getProperties() != null
                                && description.equals(one.getProperties().get("description")))
                        .findFirst();
    }

    /** @param keys of the steps; none for every step */
    private TaskQuery ofTheirGroups(String... keys) {
        var query = tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
        return keys.length == 0 ? query : query.taskDefinitionKeyIn(keys);
    }
}
