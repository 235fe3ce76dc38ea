package fr.candidatflow.application.jury;

import fr.candidatflow.application.JuryTasks;
import fr.candidatflow.catalogue.TrainingId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;

/** What the pages of a jury ask, for the benchmark. */
@TestComponent
public class JuryQueries {

    private final JuryTable table;
    private final JuryTasks tasks;

    JuryQueries(JuryTable table, JuryTasks tasks) {
        this.table = table;
        this.tasks = tasks;
    }

    public Map<String, Runnable> questions(String commission, TrainingId training) {
        var questions = new LinkedHashMap<String, Runnable>();
        questions.put("jury, the trainings of a commission", () -> table.trainings(List.of(commission)));
        questions.put("jury, the table of a training", () -> {
            table.counts(training);
            var files = table.files(training, Stage.TO_GIVE, 1);
            tasks.open(files.stream().map(JuryFile::id).toList());
        });
        return questions;
    }
}
