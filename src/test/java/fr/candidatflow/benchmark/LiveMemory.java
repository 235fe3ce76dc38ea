package fr.candidatflow.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
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
                // Collections all the time would leave the task none.
                Thread.sleep(100);
            }
            running.get();
        } finally {
            thread.shutdown();
        }
        return highest - before;
    }

    /** As it was when the collection ended, without what was allocated since. */
    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
