package dev.mlgovern.core.call;

import java.time.Duration;

/** Pauses the thread; tests put one in that only moves their clock. */
@FunctionalInterface
public interface Sleeper {
    /**
     * Pauses.
     *
     * @param pause how long
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void sleep(Duration pause) throws InterruptedException;

    /**
     * Really pauses.
     *
     * @return the sleeper of everything that is not a test
     */
    static Sleeper real() {
        return new ThreadSleeper();
    }
}
