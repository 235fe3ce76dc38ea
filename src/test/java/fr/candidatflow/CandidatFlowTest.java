package fr.candidatflow;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

@ApplicationTest
class CandidatFlowTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    Clock applicationClock;

    @Autowired
    MovableClock clock;

    @Autowired
    TestRestTemplate http;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    @Test
    void startsWithTheEngineOnPostgreSql() {
        assertThat(engine.getProcessEngineConfiguration().getDatabaseType()).isEqualTo("postgres");
    }

    @Test
    void answersWhereItsLinksLead() {
        assertThat(http.getForEntity(baseUrl + "/actuator/health/liveness", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void engineAndApplicationShareTheTimeThatATestMoves() {
        // when
        clock.advance(Duration.ofDays(6));

        // then
        Instant inSixDays = Instant.now().plus(Duration.ofDays(6));
        assertThat(applicationClock.instant()).isBetween(inSixDays.minusSeconds(30), inSixDays.plusSeconds(30));
        assertThat(ClockUtil.getCurrentTime().toInstant())
                .isBetween(inSixDays.minusSeconds(30), inSixDays.plusSeconds(30));
    }
}
