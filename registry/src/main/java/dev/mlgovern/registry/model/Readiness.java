package dev.mlgovern.registry.model;

/** How far SageMaker is with a version. */
public enum Readiness {
    /** Asked for. */
    PENDING,
    /** Being made. */
    IN_PROGRESS,
    /** There. */
    COMPLETED,
    /** Could not be made. */
    FAILED,
    /** Being deleted. */
    DELETING,
    /** A state that this library does not know. */
    UNKNOWN;

    /**
     * Whether a version in this state never becomes complete.
     *
     * @return true if it failed or is being deleted
     */
    public boolean lost() {
        return this == FAILED || this == DELETING;
    }
}
