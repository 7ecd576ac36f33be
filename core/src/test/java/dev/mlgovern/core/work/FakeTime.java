package dev.mlgovern.core.work;

import dev.mlgovern.core.call.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only by sleeping. */
final class FakeTime extends Clock implements Sleeper {
    final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    @Override
    public void sleep(Duration pause) {
        pauses.add(pause);
        now = now.plus(pause);
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
