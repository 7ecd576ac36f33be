package dev.mlgovern.testkit.internal.door;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets real time pass, for callers whose patience is measured in real time. */
final class Delay {
    private Delay() {}

    static void of(Duration delay) {
        try {
            if (new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this latch down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
