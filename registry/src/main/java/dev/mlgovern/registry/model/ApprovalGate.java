package dev.mlgovern.registry.model;

/** A rule that a version must keep before somebody may approve it, such as a complete model card. */
@FunctionalInterface
public interface ApprovalGate {
    /**
     * Looks at a version that is about to be approved; only reads.
     *
     * @param version as it is in its registry
     * @throws dev.mlgovern.core.error.GateRefusedException if it may not be approved, with the reason
     */
    void check(ModelVersion version);
}
