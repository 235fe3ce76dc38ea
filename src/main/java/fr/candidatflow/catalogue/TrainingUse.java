package fr.candidatflow.catalogue;

import java.util.Collection;
import java.util.Map;

/** What only the applications know of a training, and what an administrator's change must respect. */
public interface TrainingUse {

    /**
     * @param applications all that were ever opened
     * @param running those that are not closed
     * @param offered seats offered and waiting for an answer, or favourable and about to be published
     * @param confirmed seats confirmed
     */
    record Use(long applications, long running, long offered, long confirmed) {

        public static final Use NONE = new Use(0, 0, 0, 0);

        public long seats() {
            return offered + confirmed;
        }
    }

    /** @return by training; one without applications is missing */
    Map<TrainingId, Use> of(Collection<TrainingId> trainings);
}
