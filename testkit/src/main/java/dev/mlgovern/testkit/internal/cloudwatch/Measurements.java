package dev.mlgovern.testkit.internal.cloudwatch;

import dev.mlgovern.testkit.internal.service.MetricStore.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was measured in one account and Region. */
final class Measurements {
    // "ListMetrics doesn't return information about metrics if those metrics haven't reported data in the past two
    // weeks":
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
    private static final Duration LISTED = Duration.ofDays(14);

    private final Map<Metric, List<Sample>> samples = new TreeMap<>(Comparator.comparing(Metric::namespace)
            .thenComparing(Metric::name)
            .thenComparing(metric -> metric.dimensions().toString()));

    /** A value that came so many times. */
    record Sample(Instant at, double value, double count) {}

    void add(Metric metric, Sample sample) {
        samples.computeIfAbsent(metric, unused -> new ArrayList<>()).add(sample);
    }

    List<Metric> since(Instant now, Duration active) {
        Instant oldest = now.minus(active.compareTo(LISTED) < 0 ? active : LISTED);
        return samples.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(sample -> !sample.at().isBefore(oldest)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The samples of a metric within a time, by the beginning of their period. */
    SortedMap<Instant, List<Sample>> periods(Metric metric, Window window) {
        SortedMap<Instant, List<Sample>> periods = new TreeMap<>();
        for (Sample sample : samples.getOrDefault(metric, List.of())) {
            if (window.holds(sample.at())) {
                periods.computeIfAbsent(window.periodOf(sample.at()), unused -> new ArrayList<>())
                        .add(sample);
            }
        }
        return periods;
    }

    /** A time in periods. */
    record Window(Instant from, Instant to, long seconds) {
        Instant periodOf(Instant at) {
            return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
        }

        // "StartTime is inclusive, EndTime is exclusive", and the start is rounded down to a period:
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
        boolean holds(Instant at) {
            return !at.isBefore(periodOf(from)) && at.isBefore(to);
        }
    }
}
