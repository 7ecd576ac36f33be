package dev.mlgovern.testkit;

/**
 * Thrown out of the HTTP client of a process that was made to crash, and out of each of its later calls. It is an error, not an exception,
 * so that no retry and no clean-up mistakes it for something that can be handled.
 */
public final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    SimulatedCrash() {
        super("this process crashed: LocalCloud was told so");
    }
}
