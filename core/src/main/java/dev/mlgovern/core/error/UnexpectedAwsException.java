package dev.mlgovern.core.error;

/** AWS refused the call for a reason that this library has no better type for; the message holds AWS's error code. */
public final class UnexpectedAwsException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    /**
     * Thrown where the facts are known.
     *
     * @param failure the facts
     */
    public UnexpectedAwsException(Failure failure) {
        super(failure);
    }
}
