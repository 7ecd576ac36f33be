package dev.mlgovern.core.error;

/** AWS throttled the call, did not answer, or answered with a fault of its own, and every attempt is used up; the same call may succeed later. */
public final class UnavailableException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    /**
     * Thrown where the facts are known.
     *
     * @param failure the facts
     */
    public UnavailableException(Failure failure) {
        super(failure);
    }

    @Override
    public boolean retryable() {
        return true;
    }
}
