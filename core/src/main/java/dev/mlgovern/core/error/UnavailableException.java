package dev.mlgovern.core.error;

/** AWS throttled the call, did not answer, or answered with a fault of its own, and every attempt is used up; the same call may succeed later. */
public final class UnavailableException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    /** Whether AWS said that there were too many requests. */
    private final boolean throttled;

    /**
     * Thrown where the facts are known.
     *
     * @param failure the facts
     */
    public UnavailableException(Failure failure) {
        this(failure, false);
    }

    /**
     * Thrown where the facts are known.
     *
     * @param failure the facts
     * @param throttled whether AWS said that there were too many requests
     */
    public UnavailableException(Failure failure, boolean throttled) {
        super(failure);
        this.throttled = throttled;
    }

    /**
     * Whether AWS said that there were too many requests, so that fewer at a time would get through.
     *
     * @return false if it failed in another way
     */
    public boolean throttled() {
        return throttled;
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
