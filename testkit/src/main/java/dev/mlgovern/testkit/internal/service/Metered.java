package dev.mlgovern.testkit.internal.service;

import java.time.Instant;
import java.util.Map;

/**
 * Instances that ran for a while, as they are billed.
 *
 * @param where the account and Region they ran in
 * @param instances what ran
 * @param from when they came into service
 * @param until when they were gone; a moment ago for those that still run
 * @param tags of the resource they ran for
 */
public record Metered(Scoped.Scope where, Instances instances, Instant from, Instant until, Map<String, String> tags) {
    /** Copies the tags. */
    public Metered {
        tags = Map.copyOf(tags);
    }

    /**
     * What ran.
     *
     * @param usage what for, such as {@code Host}
     * @param type for example {@code ml.m5.large}
     * @param count how many
     */
    public record Instances(String usage, String type, int count) {}
}
