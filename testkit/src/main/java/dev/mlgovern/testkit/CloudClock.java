package dev.mlgovern.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a {@link LocalCloud}: it follows another clock and can be put forward. Give it to the code under test too, so that both
 * agree on what time it is. Safe for many threads.
 */
public final class CloudClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> ahead;

    CloudClock(Clock base) {
        this(base, new AtomicReference<>(Duration.ZERO));
    }

    private CloudClock(Clock base, AtomicReference<Duration> ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    /**
     * Puts the clock forward: sessions expire, endpoints come into service, Search catches up.
     *
     * @param duration how far
     * @throws IllegalArgumentException when it is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a clock goes forward only, not by " + duration);
        }
        ahead.accumulateAndGet(duration, Duration::plus);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new CloudClock(base.withZone(zone), ahead);
    }
}
