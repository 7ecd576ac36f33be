package dev.mlgovern.observability;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.observability.metrics.FleetMetrics;
import dev.mlgovern.observability.tag.TagCoverage;

/** What models cost, who did what, logs, metrics and findings over all accounts. Thread-safe. */
public interface Observability {
    /**
     * Observability over a platform; cheap, nothing to close.
     *
     * @param platform whose accounts are looked at
     * @return observability
     */
    static Observability on(MlPlatform platform) {
        return new DefaultObservability(platform);
    }

    /**
     * What CloudWatch measured, over all accounts.
     *
     * @return metrics, each account asked by its own role unless told otherwise
     */
    FleetMetrics metrics();

    /**
     * Which resources lack which tags of the scheme, and their repair.
     *
     * @return the tag coverage of the same platform
     */
    TagCoverage tags();
}
