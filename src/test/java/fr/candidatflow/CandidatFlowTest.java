package fr.candidatflow;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.support.EmbeddedDatabase;
import fr.candidatflow.support.MailServer;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({EmbeddedDatabase.class, MailServer.class})
class CandidatFlowTest {

    @Autowired
    ProcessEngine engine;

    @Test
    void startsWithTheEngineOnPostgreSql() {
        assertThat(engine.getProcessEngineConfiguration().getDatabaseType()).isEqualTo("postgres");
    }
}
