package fr.candidatflow.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.support.ApplicationTest;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

@ApplicationTest
class ConflictRetryTest {

    @Autowired
    AccountService accounts;

    @Test
    void doesAStepAgainUntilNoJobIsInItsWay() {
        var step = new Step(2);

        assertThat(retried(step).take()).isEqualTo(3);
    }

    @Test
    void doesAStepAgainThatReadsTheInstanceWhileAJobEnds() {
        var step = new Step(1, new ProcessEngineException(ConflictRetry.HALF_A_TREE + " Cannot resolve parent"));

        assertThat(retried(step).take()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"deadlock detected,40P01", "duplicate key,23505", "still referenced,23503"})
    void doesAStepAgainThatPostgreSqlHasEndedSinceAnotherCameFirst(String message, String state) {
        var ended = new SQLException(message, state);
        var step = new Step(1, new ProcessEngineException("ENGINE-03004 Exception while executing", ended));

        assertThat(retried(step).take()).isEqualTo(2);
    }

    @Test
    void leavesWhatTheEngineRefusesForAnotherReasonAlone() {
        var step = new Step(1, new ProcessEngineException("ENGINE-13031 Cannot correlate"));

        assertThatThrownBy(retried(step)::take).isInstanceOf(ProcessEngineException.class);
        assertThat(step.attempts).isEqualTo(1);
    }

    @Test
    void givesUpWhenItNeverGetsThrough() {
        var step = new Step(Integer.MAX_VALUE);

        assertThatThrownBy(retried(step)::take).isInstanceOf(OptimisticLockingException.class);
        assertThat(step.attempts).isEqualTo(ConflictRetry.ATTEMPTS);
    }

    @Test
    void leavesMethodsWithoutATransactionAlone() {
        var step = new Step(1);

        assertThatThrownBy(retried(step)::look).isInstanceOf(OptimisticLockingException.class);
    }

    @Test
    void doesNothingAgainForWhichAFileWasRead() {
        var step = new Step(1);

        assertThatThrownBy(() -> retried(step).read(InputStream.nullInputStream()))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(step.attempts).isEqualTo(1);
    }

    @Test
    void standsAroundTheTransactionsOfTheServices() {
        List<Class<?>> advice = new ArrayList<>();
        for (var advisor : ((Advised) accounts).getAdvisors()) {
            advice.add(advisor.getAdvice().getClass());
        }

        assertThat(advice).containsSubsequence(ConflictRetry.class, TransactionInterceptor.class);
    }

    private static Step retried(Step step) {
        var factory = new ProxyFactory(step);
        factory.setProxyTargetClass(true);
        factory.addAdvisor(new DefaultPointcutAdvisor(new ConflictRetry.Steps(), new ConflictRetry()));
        return (Step) factory.getProxy();
    }

    /** Meets a job as many times as it is told to. */
    static class Step {

        private final int conflicts;
        private final RuntimeException failure;
        int attempts;

        Step(int conflicts) {
            this(conflicts, new OptimisticLockingException("a job was faster"));
        }

        Step(int conflicts, RuntimeException failure) {
            this.conflicts = conflicts;
            this.failure = failure;
        }

        @Transactional
        public int take() {
            return look();
        }

        @Transactional
        public int read(InputStream file) {
            return look();
        }

        public int look() {
            if (attempts++ < conflicts) {
                throw failure;
            }
            return attempts;
        }
    }
}
