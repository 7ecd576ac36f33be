package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.door.CrashSwitch;

/**
 * Makes the caller crash. A process is one HTTP client that {@link LocalCloud#httpClient()} gave out: the one that sends the n-th request
 * throws {@link SimulatedCrash} then and ever after, while clients given out for the next process work. Requests of every kind count,
 * from the moment the crash is set.
 */
public final class Crash {
    private final CrashSwitch power;

    Crash(CrashSwitch power) {
        this.power = power;
    }

    /**
     * Crashes the caller just before its request is sent: the cloud never sees it.
     *
     * @param request which request from now; 1 is the next
     */
    public void before(int request) {
        arm(request, false);
    }

    /**
     * Crashes the caller just after the cloud did what the request asked for: the caller never sees the answer.
     *
     * @param request which request from now; 1 is the next
     */
    public void after(int request) {
        arm(request, true);
    }

    /** Calls off a crash that has not happened yet. */
    public void off() {
        power.disarm();
    }

    private void arm(int request, boolean after) {
        if (request < 1) {
            throw new IllegalArgumentException("requests are counted from 1, not " + request);
        }
        power.arm(request, after);
    }
}
