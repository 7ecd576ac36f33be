package dev.mlgovern.core.error;

/** A quota of the account is used up; free something or ask AWS for more. */
public final class QuotaExceededException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    /**
     * Thrown where the facts are known.
     *
     * @param failure the facts
     */
    public QuotaExceededException(Failure failure) {
        super(failure);
    }
}
