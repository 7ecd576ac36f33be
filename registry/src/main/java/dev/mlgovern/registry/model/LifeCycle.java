package dev.mlgovern.registry.model;

import org.jspecify.annotations.Nullable;

/**
 * Where in its life a version is, by AWS's staging construct. Immutable.
 *
 * @param stage such as Development, QA, PreProduction, Production; at most 63 characters
 * @param status such as PendingApproval, InProgress, Approved; at most 63 characters
 * @param description a few words more, null if there are none
 */
public record LifeCycle(
        String stage, String status, @Nullable String description) {
    /** The stage of a version that is used in production: {@value}. */
    public static final String PRODUCTION = "Production";

    /** Being developed, not decided on. */
    public static final LifeCycle DEVELOPMENT = new LifeCycle("Development", "PendingApproval", null);

    /** Waiting for its tests, which is where a promotion leaves a version. */
    public static final LifeCycle QA = new LifeCycle("QA", "PendingApproval", null);
}
