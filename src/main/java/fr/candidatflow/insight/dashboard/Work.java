package fr.candidatflow.insight.dashboard;

/** What people of the staff do with a file, one after the other, and the task in which they do it. */
enum Work {
    REVIEW("document-review", "userTask_reviewDocuments"),
    OPINION("commission-opinion", "userTask_giveOpinion"),
    VALIDATION("commission-opinion", "userTask_validateOpinion");

    private final String process;
    private final String task;

    Work(String process, String task) {
        this.process = process;
        this.task = task;
    }

    String process() {
        return process;
    }

    String task() {
        return task;
    }

    static Work of(String task) {
        for (Work work : values()) {
            if (work.task.equals(task)) {
                return work;
            }
        }
        throw new IllegalArgumentException(task);
    }
}
