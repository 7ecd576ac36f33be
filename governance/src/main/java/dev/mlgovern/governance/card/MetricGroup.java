package dev.mlgovern.governance.card;

import java.util.List;

/**
 * Metrics that belong together. Immutable.
 *
 * @param name 1 to 63 characters
 * @param metrics in order
 */
public record MetricGroup(String name, List<Metric> metrics) {
    /**
     * Copies the metrics.
     *
     * @param name 1 to 63 characters
     * @param metrics in order
     */
    public MetricGroup {
        metrics = List.copyOf(metrics);
    }

    /**
     * A group of a few metrics.
     *
     * @param name 1 to 63 characters
     * @param metrics in order
     * @return the group
     */
    public static MetricGroup of(String name, Metric... metrics) {
        return new MetricGroup(name, List.of(metrics));
    }
}
