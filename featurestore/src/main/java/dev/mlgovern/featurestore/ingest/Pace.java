package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.call.Pacer;

/** When the next call may leave: as the service lets through, and within the user's budget. Used by the run's thread. */
final class Pace {
    private static final double BURST_SECONDS = 0.02;

    private final Pacer pacer;
    private final double budget;
    private double records;
    private double counted = Double.NaN;

    /**
     * A pace.
     *
     * @param budget records a second; 0 for no limit
     */
    Pace(Pacer pacer, double budget) {
        this.pacer = pacer;
        this.budget = budget;
    }

    /** Takes a turn for a call of so many records; otherwise seconds after which to ask again. */
    double turn(int size, double now) {
        double wait = missing(size, now);
        double pause = wait > 0 ? wait : pacer.turn(now);
        if (pause <= 0) {
            records -= size;
        }
        return pause;
    }

    /** Seconds until the budget has room for so many, 0 if it has. */
    private double missing(int size, double now) {
        if (budget == 0) {
            return 0;
        }
        double gained = Double.isNaN(counted) ? size : Math.max(0, now - counted) * budget;
        records = Math.min(Math.max(size, budget * BURST_SECONDS), records + gained);
        counted = now;
        return Math.max(0, (size - records) / budget);
    }

    void heard(boolean throttled, double now) {
        if (throttled) {
            pacer.throttled(now);
        } else {
            pacer.passed(now);
        }
    }
}
