package dev.mlgovern.core.call;

import java.time.Duration;

/** The only place that really sleeps. */
final class ThreadSleeper implements Sleeper {
    private static final int NANOS_OF_A_MILLI = 1_000_000;

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        Thread.sleep(pause.toMillis(), pause.toNanosPart() % NANOS_OF_A_MILLI);
    }
}
