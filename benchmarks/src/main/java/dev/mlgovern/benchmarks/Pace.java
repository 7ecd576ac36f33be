package dev.mlgovern.benchmarks;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param rounds each has both sides in it
 * @param round how long one side of a round takes, where that is free to choose
 * @param warmUp before the first round
 */
record Pace(int rounds, Duration round, Duration warmUp) {
    static final Pace FULL = new Pace(9, Duration.ofSeconds(1), Duration.ofSeconds(25));

    /** Tells only that it works. */
    static final Pace BRIEF = new Pace(1, Duration.ofMillis(100), Duration.ofMillis(100));

    boolean brief() {
        return equals(BRIEF);
    }
}
