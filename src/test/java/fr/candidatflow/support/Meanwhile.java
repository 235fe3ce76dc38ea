package fr.candidatflow.support;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody else does while a transaction of the test is open. */
public final class Meanwhile {

    private Meanwhile() {}

    /** Begins it, and returns once it waits for what the transaction holds, or has ended without. */
    public static <T> FutureTask<T> begin(JdbcClient jdbc, Callable<T> act) {
        var task = new FutureTask<>(act);
        new Thread(task).start();
        await().until(() -> task.isDone()
                || jdbc.sql("select count(*) from pg_locks where not granted")
                                .query(Integer.class)
                                .single()
                        > 0);
        return task;
    }
}
