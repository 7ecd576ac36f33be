package dev.mlgovern.core.error;

/** What is there already, or changed meanwhile, contradicts what was asked for; read again and decide. */
public final class ConflictException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    /**
     * Thrown where the facts are known.
     *
     * @param failure the facts
     */
    public ConflictException(Failure failure) {
        super(failure);
    }
}
