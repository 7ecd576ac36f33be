package dev.mlgovern.core;

import dev.mlgovern.core.call.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when it is told to; sleeping tells it. */
public final class MovableClock extends Clock implements Sleeper {
    private volatile Instant now = Instant.parse("2026-11-23T09:00:00Z");

    public synchronized void forward(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void sleep(Duration pause) {
        forward(pause);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
