package dev.mlgovern.observability.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One statistic of a metric over time. Immutable.
 *
 * @param metric what was measured
 * @param statistic such as {@code Sum}
 * @param period what each point is of
 * @param points the oldest first; a period in which nothing was measured has none
 */
public record MetricSeries(Metric metric, String statistic, Duration period, List<Point> points) {
    /**
     * Copies the points.
     *
     * @param metric what was measured
     * @param statistic such as {@code Sum}
     * @param period what each point is of
     * @param points the oldest first
     */
    public MetricSeries {
        points = List.copyOf(points);
    }

    /**
     * The statistic of one period.
     *
     * @param at when the period begins
     * @param value in the unit of the metric
     */
    public record Point(Instant at, double value) {}

    /**
     * Adds the points up, which makes sense of {@code Sum} and {@code SampleCount}.
     *
     * @return 0 if there are none
     */
    public double sum() {
        return points.stream().mapToDouble(Point::value).sum();
    }

    /**
     * The highest point.
     *
     * @return empty if there are none
     */
    public OptionalDouble max() {
        return points.stream().mapToDouble(Point::value).max();
    }

    /** The metric, the statistic and how many points there are. */
    @Override
    public String toString() {
        return "%s %s, %d points of %s".formatted(metric, statistic, points.size(), period);
    }
}
