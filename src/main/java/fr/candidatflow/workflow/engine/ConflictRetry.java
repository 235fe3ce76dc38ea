package fr.candidatflow.workflow.engine;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does a candidate's or a manager's step again when it met a job of the same process, or its own double: a link that is clicked while the mail that
 * brought it is still being recorded as sent. The engine's optimistic locking lets one of the two win; the job tries again by
 * itself, and so must a person's step, in a new transaction that sees what the job has done. Rules are checked anew each time.
 */
class ConflictRetry implements MethodInterceptor {

    /** One conflict is rare, and each further one needs a further job. */
    static final int ATTEMPTS = 5;

    /**
     * "deadlock_detected": PostgreSQL ends one of two transactions that wait for each other. "unique_violation": the same step was
     * taken twice at the same moment, and what only one can write the other has written; done again, it learns that it is done.
     * "foreign_key_violation": what one of the two needs the other takes away; done again, it learns why that cannot be.
     */
    static final Set<String> CONFLICTS = Set.of("40P01", "23505", "23503");

    /** "Cannot resolve parent of execution, perhaps it was deleted in the meantime". */
    static final String HALF_A_TREE = "ENGINE-03077";

    private static final Logger log = LoggerFactory.getLogger(ConflictRetry.class);

    @Override
    public Object invoke(MethodInvocation invocation) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive() || isReadOnce(invocation)) {
            return invocation.proceed();
        }
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return ((ProxyMethodInvocation) invocation).invocableClone().proceed();
            } catch (RuntimeException failure) {
                if (!isConflict(failure)) {
                    throw failure;
                }
                log.info(
                        "{} met another step of the same process and is done again",
                        invocation.getMethod().getName());
            }
        }
        return invocation.proceed();
    }

    /** A file that was read cannot be read again. */
    private static boolean isReadOnce(MethodInvocation invocation) {
        return Arrays.stream(invocation.getArguments()).anyMatch(InputStream.class::isInstance);
    }

    /**
     * The engine's own word, also where it was translated; a row that somebody else has changed is for that person to see. The
     * job may also end between two reads of one step, which then finds half a tree of executions and has only a message for it. Or
     * each of the two holds a row that the other needs: one the application's, one the engine's.
     */
    private static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof SQLException refused
                            && CONFLICTS.contains(String.valueOf(refused.getSQLState()))
                    || cause instanceof ProcessEngineException
                            && String.valueOf(cause.getMessage()).contains(HALF_A_TREE)) {
                return true;
            }
        }
        return false;
    }

    /** The methods of this application that open a transaction. */
    static class Steps extends StaticMethodMatcherPointcut {

        private final TransactionAttributeSource transactions = new AnnotationTransactionAttributeSource();

        @Override
        public boolean matches(Method method, Class<?> targetClass) {
            return targetClass.getName().startsWith("fr.candidatflow.")
                    && transactions.getTransactionAttribute(method, targetClass) != null;
        }
    }
}
