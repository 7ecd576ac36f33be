package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.observability.metrics.MetricSeries.Point;
import dev.mlgovern.observability.metrics.Places.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads metrics, as many in a call as CloudWatch takes. */
final class Readings {
    // "can retrieve as many as 500 different metrics in a single request":
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
    private static final int MOST = 500;

    private final Places places;
    private final Span span;

    Readings(Places places, Span span) {
        this.places = places;
        this.span = span;
    }

    /** The time to read, in periods. */
    record Span(Instant from, Instant to, Duration period) {}

    /** A statistic of a metric. */
    record Ask(Metric metric, String statistic) {}

    FanOut<AccountId, List<MetricSeries>> of(List<Ask> asks) {
        Set<AccountId> accounts = new LinkedHashSet<>();
        asks.forEach(ask -> accounts.add(ask.metric().account()));
        FanOut<MetricBatch, List<MetricBatch.Read>> read =
                places.platform().work().forEach(batches(accounts, asks), MetricBatch::read);
        Outcomes<MetricSeries> outcomes = new Outcomes<>(accounts);
        read.results().values().forEach(all -> all.forEach(one -> add(one, outcomes)));
        read.failures().forEach((batch, failure) -> outcomes.failed(batch.accounts(), failure));
        return outcomes.all();
    }

    private List<MetricBatch> batches(Set<AccountId> accounts, List<Ask> asks) {
        List<MetricBatch> batches = new ArrayList<>();
        for (Place place : places.of(accounts)) {
            List<Ask> here = asks.stream()
                    .distinct()
                    .filter(ask -> place.accounts().contains(ask.metric().account()))
                    .toList();
            for (int from = 0; from < here.size(); from += MOST) {
                batches.add(new MetricBatch(place, here.subList(from, Math.min(here.size(), from + MOST)), span));
            }
        }
        return batches;
    }

    private void add(MetricBatch.Read read, Outcomes<MetricSeries> outcomes) {
        Metric metric = read.ask().metric();
        switch (read.status()) {
            case "Complete" -> {
                List<Point> points = new ArrayList<>(read.points());
                points.sort(Comparator.comparing(Point::at));
                outcomes.add(
                        metric.account(), new MetricSeries(metric, read.ask().statistic(), span.period(), points));
            }
            case "Forbidden" ->
                outcomes.failed(
                        metric.account(),
                        new AccessDeniedException(
                                failure(metric, "forbidden: is the account linked to the one asked?"), null, null));
            default -> outcomes.failed(metric.account(), notWhole(metric, read.status()));
        }
    }

    private static GovernanceException notWhole(Metric metric, String status) {
        return new UnavailableException(failure(metric, "not all of it was answered: " + status));
    }

    private static Failure failure(Metric metric, String what) {
        return Failure.of("cloudwatch:GetMetricData", metric.namespace() + " " + metric.name() + ": " + what)
                .in(metric.account());
    }
}
