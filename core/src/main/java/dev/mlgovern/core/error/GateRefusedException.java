package dev.mlgovern.core.error;

/** A rule of governance does not let this happen yet: a version that is not approved, a change in read-only mode. */
public final class GateRefusedException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    /**
     * Thrown where the facts are known.
     *
     * @param failure the facts
     */
    public GateRefusedException(Failure failure) {
        super(failure);
    }
}
