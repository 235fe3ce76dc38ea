package fr.candidatflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

class WeakAdministratorAnalyzerTest {

    private final WeakAdministratorAnalyzer analyzer = new WeakAdministratorAnalyzer();

    @Test
    void aRefusedPasswordEndsTheStartWithASentence() {
        var refused = new BeanCreationException(
                "bean",
                new ProcessEngineException("wrapped", new ProcessEngineException("Password does not match policy")));

        assertThat(analyzer.analyze(refused).getAction()).contains("CANDIDATFLOW_ADMIN_PASSWORD");
    }

    @Test
    void whatElseTheEngineRefusesKeepsItsStackTrace() {
        assertThat(analyzer.analyze(new ProcessEngineException("something else")))
                .isNull();
    }
}
