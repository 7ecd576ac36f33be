package dev.mlgovern.core.work;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnavailableException;

/** What becomes of work whose thread is interrupted. */
final class Interruptions {
    private Interruptions() {}

    static UnavailableException unavailable(String operation) {
        return new UnavailableException(
                Failure.of(operation, "the thread was interrupted; run it again to go on where it stopped"));
    }

    /** Runs what must be done although the thread is interrupted: the AWS SDK sends nothing from such a thread. */
    static void despite(Runnable work) {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
