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
        @Nullable String description) implements VersionReference {}
