package fr.candidatflow.benchmark;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What a task keeps alive: the heap after each of many collections made while it runs, above what lived before. */
final class LiveMemory {

    private LiveMemory() {}

    /** @return bytes at the highest of the collections */
    static long during(Callable<?> task) throws Exception {
        long before = live();
        long highest = before;
        var thread = Executors.newSingleThreadExecutor();
        try {
            var running = thread.submit(task);
            while (!running.isDone()) {
                highest = Math.max(highest, live());
            }
            running.get();
        } finally {
            thread.shutdown();
        }
        return highest - before;
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
