package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.observability.metrics.MetricSeries.Point;
import dev.mlgovern.observability.metrics.Places.Place;
import dev.mlgovern.observability.metrics.Readings.Ask;
import dev.mlgovern.observability.metrics.Readings.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Metrics that are read by one call, and by one more for each further page. */
final class MetricBatch {
    private final Place place;
    private final List<Ask> asks;
    private final Span span;

    MetricBatch(Place place, List<Ask> asks, Span span) {
        this.place = place;
        this.asks = List.copyOf(asks);
        this.span = span;
    }

    /** What came of one question; PartialData only means that there is a next page, so the last status counts. */
    record Read(Ask ask, String status, List<Point> points) {}

    Set<AccountId> accounts() {
        return asks.stream().map(ask -> ask.metric().account()).collect(Collectors.toSet());
    }

    List<Read> read() {
        Map<String, String> statuses = new HashMap<>();
        Map<String, List<Point>> points = new HashMap<>();
        for (MetricDataResult result : pages()) {
            statuses.merge(result.id(), status(result), (before, now) -> before.equals("Forbidden") ? before : now);
            points.computeIfAbsent(result.id(), unused -> new ArrayList<>()).addAll(points(result));
        }
        return IntStream.range(0, asks.size())
                .mapToObj(i -> new Read(
                        asks.get(i), statuses.getOrDefault(id(i), "no answer"), points.getOrDefault(id(i), List.of())))
                .toList();
    }

    private Pages<MetricDataResult> pages() {
        return Pages.of(token -> {
            GetMetricDataResponse page = place.client().getMetricData(request(token));
            return new Pages.Page<>(page.metricDataResults(), page.nextToken());
        });
    }

    private GetMetricDataRequest request(@Nullable String token) {
        return GetMetricDataRequest.builder()
                .startTime(span.from())
                .endTime(span.to())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(IntStream.range(0, asks.size())
                        .mapToObj(i -> query(id(i), asks.get(i)))
                        .toList())
                .nextToken(token)
                .build();
    }

    private MetricDataQuery query(String id, Ask ask) {
        Metric metric = ask.metric();
        return MetricDataQuery.builder()
                .id(id)
                .accountId(place.linked() ? metric.account().value() : null)
                .metricStat(stat -> stat.stat(ask.statistic())
                        .period((int) span.period().toSeconds())
                        .metric(m -> m.namespace(metric.namespace())
                                .metricName(metric.name())
                                .dimensions(dimensions(metric))))
                .build();
    }

    private static List<Dimension> dimensions(Metric metric) {
        return metric.dimensions().entrySet().stream()
                .map(entry -> Dimension.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }

    private static String id(int index) {
        return "m" + index;
    }

    private static String status(MetricDataResult result) {
        String status = result.statusCodeAsString();
        return status == null ? "Complete" : status;
    }

    private static List<Point> points(MetricDataResult result) {
        int both = Math.min(result.timestamps().size(), result.values().size());
        return IntStream.range(0, both)
                .mapToObj(i ->
                        new Point(result.timestamps().get(i), result.values().get(i)))
                .toList();
    }
}
