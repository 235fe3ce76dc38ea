package fr.candidatflow.insight.dashboard;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives the last count at once. When it is older than a minute, a new one begins behind it: who looks, makes it fresh. */
@Component
class FreshGlances {

    private static final Logger log = LoggerFactory.getLogger(FreshGlances.class);

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Glances glances;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    private final ExecutorService background = Executors.newSingleThreadExecutor(count -> {
        var thread = new Thread(count, "campaign-at-a-glance");
        thread.setDaemon(true);
        return thread;
    });

    FreshGlances(Glances glances, Clock clock) {
        this.glances = glances;
        this.clock = clock;
    }

    /**
     * @param kept null before the first count
     * @param counting a newer count is under way
     */
    record Found(Glances.Kept kept, boolean counting) {}

    Found read(String campaign) {
        var kept = glances.find(campaign).orElse(null);
        if ((kept == null || !fresh(kept.countedAt())) && underWay.add(campaign)) {
            background.execute(() -> count(campaign));
        }
        return new Found(kept, underWay.contains(campaign));
    }

    /** A clock that was set back makes no count fresh for ever. */
    private boolean fresh(Instant countedAt) {
        var now = clock.instant();
        return !countedAt.isAfter(now) && countedAt.isAfter(now.minus(FRESH));
    }

    private void count(String campaign) {
        try {
            glances.count(campaign);
        } catch (RuntimeException e) {
            log.warn("Campaign {} could not be counted; the next who looks at it tries again", campaign, e);
        } finally {
            underWay.remove(campaign);
        }
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }
}
