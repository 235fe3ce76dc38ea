package fr.candidatflow.workflow.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.stereotype.Component;

/**
 * The work lists of Tasklist. One filter serves every centre or commission: it asks for the tasks of the groups of whoever looks,
 * claimed ones included, so that a colleague sees who holds a file. Who may open a filter is in {@link StaffGroups}.
 */
@Component
class StaffFilters {

    static final String FILES_TO_REVIEW = "Files to review";
    static final String OPINIONS_TO_GIVE = "Opinions to give";
    static final String OPINIONS_TO_VALIDATE = "Opinions to validate";

    private final FilterService filters;
    private final TaskService tasks;

    StaffFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    void write() {
        write(
                FILES_TO_REVIEW,
                "Files of your centre whose documents wait for a verdict, and paper files to register",
                10,
                "#1d3557",
                "userTask_reviewDocuments",
                "userTask_registerPaperFile",
                "userTask_registerCorrection");
        write(
                OPINIONS_TO_GIVE,
                "Complete files that wait for your commission’s opinion",
                20,
                "#00703c",
                "userTask_giveOpinion");
        write(
                OPINIONS_TO_VALIDATE,
                "Opinions that another person entered and that wait for the president",
                30,
                "#6f3a8c",
                "userTask_validateOpinion");
    }

    String id(String name) {
        return filters.createTaskFilterQuery().filterName(name).singleResult().getId();
    }

    /** Written again at each start: these lists are code, an administrator makes others beside them. */
    private void write(String name, String description, int priority, String colour, String... taskKeys) {
        Filter filter = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(name);
        }
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
                        Map.of("name", "trainingTitle", "label", "Training"))));
        filter.setQuery(tasks.createTaskQuery()
                .taskDefinitionKeyIn(taskKeys)
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks());
        filters.saveFilter(filter);
    }
}
