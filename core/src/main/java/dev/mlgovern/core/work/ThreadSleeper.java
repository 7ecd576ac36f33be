package dev.mlgovern.core.work;

import java.time.Duration;

/** The only place that really sleeps. */
final class ThreadSleeper implements Sleeper {
    @Override
    public void sleep(Duration pause) throws InterruptedException {
        Thread.sleep(pause.toMillis());
    }
}
