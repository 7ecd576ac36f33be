package dev.mlgovern.core.error;

/** The credentials at hand belong to another account than the one meant; nothing was changed. */
public final class WrongAccountException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    /**
     * Thrown where the facts are known.
     *
     * @param failure the facts
     */
    public WrongAccountException(Failure failure) {
        super(failure);
    }
}
