package dev.mlgovern.observability;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.observability.audit.AuditTrail;
import dev.mlgovern.observability.audit.Audits;
import dev.mlgovern.observability.cost.CostSettings;
import dev.mlgovern.observability.cost.Costs;
import dev.mlgovern.observability.logs.FleetLogs;
import dev.mlgovern.observability.logs.InsightsLogs;
import dev.mlgovern.observability.metrics.CloudWatchMetrics;
import dev.mlgovern.observability.metrics.FleetMetrics;
import dev.mlgovern.observability.tag.TagCoverage;
import java.util.function.Consumer;

/** Observability over a platform. */
final class DefaultObservability implements Observability {
    private final MlPlatform platform;

    DefaultObservability(MlPlatform platform) {
        this.platform = platform;
    }

    @Override
    public AuditTrail audit() {
        return Audits.on(platform);
    }

    @Override
    public FleetMetrics metrics() {
        return new CloudWatchMetrics(platform);
    }

    @Override
    public Costs costs(Consumer<? super CostSettings.Builder> settings) {
        CostSettings.Builder builder = CostSettings.builder();
        settings.accept(builder);
        return Costs.on(platform, builder.build());
    }

    @Override
    public TagCoverage tags() {
        return new TagCoverage(platform);
    }

    @Override
    public FleetLogs logs() {
        return new InsightsLogs(platform);
    }
}
