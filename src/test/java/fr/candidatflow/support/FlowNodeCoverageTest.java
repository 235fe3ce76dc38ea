package fr.candidatflow.support;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.workflow.accountactivation.AccountActivationProcess;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class FlowNodeCoverageTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    TestAccounts accounts;

    @Test
    void namesWhatWasLeftOut() {
        // given
        var account = accounts.pendingAccount();
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(account.toString())
                .singleResult();

        // when
        var missed = FlowNodeCoverage.missed(engine, AccountActivationProcess.KEY, List.of(instance.getId()));

        // then
        assertThat(missed)
                .contains("receiveTask_awaitActivation", "serviceTask_sendActivationMail", "endEvent_accountPurged")
                .doesNotContain("startEvent_accountCreated");
    }
}
