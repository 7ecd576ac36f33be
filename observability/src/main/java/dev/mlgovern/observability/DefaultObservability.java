package dev.mlgovern.observability;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.observability.metrics.CloudWatchMetrics;
import dev.mlgovern.observability.metrics.FleetMetrics;
import dev.mlgovern.observability.tag.TagCoverage;

/** Observability over a platform. */
final class DefaultObservability implements Observability {
    private final MlPlatform platform;

    DefaultObservability(MlPlatform platform) {
        this.platform = platform;
    }

    @Override
    public FleetMetrics metrics() {
        return new CloudWatchMetrics(platform);
    }

    @Override
    public TagCoverage tags() {
        return new TagCoverage(platform);
    }
}
