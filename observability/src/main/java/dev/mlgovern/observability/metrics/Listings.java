package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnexpectedAwsException;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.observability.metrics.Places.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

/** Lists metrics. */
final class Listings {
    private final Places places;
    private final MetricFilter filter;

    Listings(Places places, MetricFilter filter) {
        this.places = places;
        this.filter = filter;
    }

    FanOut<AccountId, List<Metric>> list() {
        List<AccountId> accounts = filter.accounts().isEmpty() ? places.all() : filter.accounts();
        FanOut<Place, List<Metric>> listed = places.platform()
                .work()
                .forEach(places.of(accounts), place -> listing(place).stream().toList());
        Outcomes<Metric> outcomes = new Outcomes<>(accounts);
        listed.results().values().forEach(found -> found.forEach(metric -> outcomes.add(metric.account(), metric)));
        listed.failures().forEach((place, failure) -> outcomes.failed(place.accounts(), failure));
        return outcomes.all();
    }

    private Pages<Metric> listing(Place place) {
        return Pages.of(token -> {
            ListMetricsResponse page = place.client().listMetrics(request(place, token));
            return new Pages.Page<>(metrics(place, page), page.nextToken());
        });
    }

    private ListMetricsRequest request(Place place, @Nullable String token) {
        ListMetricsRequest.Builder request =
                ListMetricsRequest.builder().dimensions(dimensions()).nextToken(token);
        filter.namespace().ifPresent(request::namespace);
        filter.name().ifPresent(request::metricName);
        if (filter.active()) {
            request.recentlyActive(RecentlyActive.PT3_H);
        }
        if (place.linked()) {
            request.includeLinkedAccounts(true);
            if (place.accounts().size() == 1) {
                request.owningAccount(place.accounts().get(0).value());
            }
        }
        return request.build();
    }

    private List<DimensionFilter> dimensions() {
        return filter.dimensions().entrySet().stream()
                .map(entry -> DimensionFilter.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }

    /** The owners stand beside the metrics, in a list of their own. */
    private static List<Metric> metrics(Place place, ListMetricsResponse page) {
        if (place.linked() && page.owningAccounts().size() != page.metrics().size()) {
            throw new UnexpectedAwsException(Failure.of(
                            "cloudwatch:ListMetrics",
                            "%d metrics came with %d owners"
                                    .formatted(
                                            page.metrics().size(),
                                            page.owningAccounts().size()))
                    .in(place.scope().account().id()));
        }
        return IntStream.range(0, page.metrics().size())
                .mapToObj(i -> metric(
                        place.linked()
                                ? AccountId.of(page.owningAccounts().get(i))
                                : place.accounts().get(0),
                        page.metrics().get(i)))
                .toList();
    }

    private static Metric metric(AccountId owner, software.amazon.awssdk.services.cloudwatch.model.Metric metric) {
        Map<String, String> dimensions = new TreeMap<>();
        for (Dimension dimension : metric.dimensions()) {
            dimensions.put(dimension.name(), dimension.value());
        }
        return Metric.of(owner, text(metric.namespace()), text(metric.metricName()), dimensions);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
