package dev.mlgovern.registry.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a listing of versions. Immutable.
 *
 * @param arn the version
 * @param approval whether it may be used
 * @param readiness how far SageMaker is with it
 * @param created when it was registered
 * @param description what it is, null if nobody said
 */
public record VersionSummary(
        ModelVersionArn arn,
        Approval approval,
        Readiness readiness,
        Instant created,
        @Nullable String description) implements VersionReference {

    /** In one line, without what is in no listing. */
    @Override
    public String toString() {
        String said = description == null ? "" : ": " + description;
        return arn.group().name() + "/" + arn.number() + " " + approval + ", " + readiness + ", registered " + created
                + said;
    }
}
