package dev.mlgovern.testkit;

import java.util.Random;

/** Counts the requests that a fault could hit, and tells which it does. */
final class FaultSchedule {
    private int seen;
    private int happened;
    private int skip;
    private int every = 1;
    private int times = Integer.MAX_VALUE;
    private double share = 1;
    private Random random = new Random(0);

    void times(int count) {
        times = positive(count);
    }

    void skip(int count) {
        skip = positive(count);
    }

    void every(int n) {
        every = positive(n);
    }

    void probability(double wanted, long seed) {
        if (!(wanted >= 0 && wanted <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + wanted);
        }
        share = wanted;
        random = new Random(seed);
    }

    synchronized boolean isDue() {
        seen++;
        boolean due = seen > skip
                && (seen - skip) % every == 0
                && happened < times
                && (share >= 1 || random.nextDouble() < share);
        if (due) {
            happened++;
        }
        return due;
    }

    private static int positive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a count is at least 1, not " + count);
        }
        return count;
    }
}
