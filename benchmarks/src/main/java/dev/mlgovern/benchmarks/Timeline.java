package dev.mlgovern.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** How much of something happened when, from when it was made, in tenths of a second. */
final class Timeline {
    private static final long SLOT = Duration.ofMillis(100).toNanos();
    private static final int SLOTS = 36_000;

    private final long begin = System.nanoTime();
    private final AtomicIntegerArray counts = new AtomicIntegerArray(SLOTS);

    void count() {
        counts.incrementAndGet((int) Math.min(SLOTS - 1, (System.nanoTime() - begin) / SLOT));
    }

    /** How much there was from one moment to another, both in seconds. */
    double between(double from, double to) {
        double sum = 0;
        for (int slot = (int) Math.round(from * 10); slot < Math.min(SLOTS, Math.round(to * 10)); slot++) {
            sum += counts.get(slot);
        }
        return sum;
    }
}
