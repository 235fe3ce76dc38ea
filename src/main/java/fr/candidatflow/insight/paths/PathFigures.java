package fr.candidatflow.insight.paths;

import java.util.List;

/**
 * The most frequent paths of a period.
 *
 * @param instances that ended in the period, whatever their path
 * @param paths how many different ones there are; those with a correction alone when only these were asked for
 */
record PathFigures(long instances, long paths, List<Path> most) {

    /**
     * @param id of {@link fr.candidatflow.insight.InstancePath}
     * @param ending what became of them
     * @param median of the durations, in milliseconds
     * @param p90 nine of ten were as fast
     * @param corrected led off the modelled path by the staff
     */
    record Path(
            String id, List<Step> steps, String ending, long instances, double median, double p90, boolean corrected) {}

    record Step(String activity, String name, boolean correction) {}

    /**
     * A path on the diagram.
     *
     * @param steps of all its instances together
     * @param flows ids of the sequence flows that led there, as the latest instances went
     */
    record Drawn(List<Passed> steps, List<String> flows) {}

    /**
     * @param times how often it was begun
     * @param cancelled how often it was interrupted, of these
     */
    record Passed(String activity, String type, long times, long cancelled) {}
}
