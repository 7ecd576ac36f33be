package dev.mlgovern.testkit.internal.sagemaker;

import org.jspecify.annotations.Nullable;

/** What runs behind an endpoint, and what is on its way. */
final class Endpoint {
    private @Nullable Rollout serving;
    private @Nullable Rollout pending;
    private int looks;

    void begin(Rollout next, int looksUntilDone) {
        pending = next;
        looks = looksUntilDone;
    }

    /** {@return whether the rollout ends with this look; the looks before it still find it on its way} */
    boolean look() {
        return pending != null && looks-- <= 0;
    }

    /** Ends what is on its way; what failed leaves what ran before. */
    Rollout finish() {
        Rollout done = pending;
        if (done == null) {
            throw new IllegalStateException("nothing is on its way");
        }
        if (done.failure() == null) {
            serving = done;
        }
        pending = null;
        return done;
    }

    @Nullable
    Rollout serving() {
        return serving;
    }

    @Nullable
    Rollout pending() {
        return pending;
    }
}
