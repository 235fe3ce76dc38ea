package brokencontrol;

import org.camunda.bpm.engine.TaskService;

/** Knows Camunda outside {@code workflow}. */
class EngineInAFeature {

    private final TaskService tasks;

    EngineInAFeature(TaskService tasks) {
        this.tasks = tasks;
    }

    long count() {
        return tasks.createTaskQuery().count();
    }
}
