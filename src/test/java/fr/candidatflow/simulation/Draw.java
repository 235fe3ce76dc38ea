package fr.candidatflow.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The dice of one person. Each person has dice of their own, so that what somebody does never changes what chance gives to
 * another: the same seed and the same name always give the same numbers.
 */
final class Draw {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final RandomGenerator random;

    Draw(long seed, String person) {
        random = new SplittableRandom(seed * GOLDEN_RATIO + person.hashCode());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double uniform() {
        return random.nextDouble();
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Half of all are shorter than the median; two thirds are within a factor of e to the power of the spread. */
    Duration delay(Delay delay) {
        double factor = Math.exp(delay.spread() * random.nextGaussian());
        return Duration.ofMillis((long) (delay.median().toMillis() * factor));
    }
}
