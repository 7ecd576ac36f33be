package dev.mlgovern.observability;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.observability.audit.AuditTrail;
import dev.mlgovern.observability.cost.CostSettings;
import dev.mlgovern.observability.cost.Costs;
import dev.mlgovern.observability.logs.FleetLogs;
import dev.mlgovern.observability.metrics.FleetMetrics;
import dev.mlgovern.observability.tag.TagCoverage;
import java.util.function.Consumer;

/** What models cost, who did what, logs, metrics and tag coverage over all accounts. Thread-safe. */
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
     * Who did what, over all accounts, as far back as CloudTrail's event histories go, which is 90 days.
     *
     * @return the trail; nothing is called yet
     */
    AuditTrail audit();

    /**
     * What CloudWatch measured, over all accounts.
     *
     * @return metrics, each account asked by its own role unless told otherwise
     */
    FleetMetrics metrics();

    /**
     * What models cost, as the topology's management account sees it. Make one and keep it: each keeps what it paid for.
     *
     * @return costs, with at most 1 USD a day for asking; nothing is asked yet
     * @throws dev.mlgovern.core.error.InvalidRequestException if the topology has no management account, or several
     */
    default Costs costs() {
        return costs(settings -> {});
    }

    /**
     * As {@link #costs()}.
     *
     * @param settings fills in which account pays, and what asking may cost
     * @return costs; nothing is asked yet
     */
    Costs costs(Consumer<? super CostSettings.Builder> settings);

    /**
     * Which resources lack which tags of the scheme, and their repair.
     *
     * @return the tag coverage of the same platform
     */
    TagCoverage tags();

    /**
     * What was logged, over all accounts.
     *
     * @return logs, each account asked by its own role unless told otherwise
     */
    FleetLogs logs();
}
