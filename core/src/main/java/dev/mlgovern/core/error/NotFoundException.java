package dev.mlgovern.core.error;

/** What was asked for does not exist, or may not be seen from here. */
public final class NotFoundException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    /**
     * Thrown where the facts are known.
     *
     * @param failure the facts
     */
    public NotFoundException(Failure failure) {
        super(failure);
    }
}
