package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.observability.metrics.MetricSeries.Point;
import dev.mlgovern.observability.metrics.Readings.Ask;
import dev.mlgovern.observability.metrics.Readings.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;

/** What endpoints did. Metrics and their units: https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html */
final class Endpoints {
    private static final String NAMESPACE = "AWS/SageMaker";
    private static final List<Measure> MEASURES = List.of(
            new Measure("Invocations", "Sum"),
            new Measure("Invocation4XXErrors", "Sum"),
            new Measure("Invocation5XXErrors", "Sum"),
            new Measure("ModelLatency", "Sum"),
            new Measure("ModelLatency", "SampleCount"),
            new Measure("ModelLatency", "p99"));

    private final Places places;
    private final EndpointRequest request;

    Endpoints(Places places, EndpointRequest request) {
        this.places = places;
        this.request = request;
    }

    private record Measure(String metric, String statistic) {}

    private record Variant(AccountId account, String endpoint, String name) {
        Ask ask(Measure measure) {
            return new Ask(
                    Metric.of(
                            account,
                            NAMESPACE,
                            measure.metric(),
                            Map.of("EndpointName", endpoint, "VariantName", name)),
                    measure.statistic());
        }
    }

    FanOut<AccountId, List<EndpointActivity>> read() {
        List<AccountId> accounts = request.accounts().isEmpty() ? places.all() : request.accounts();
        FanOut<AccountId, List<Variant>> variants = places.platform().work().forEach(accounts, this::variants);
        List<Ask> asks = variants.results().values().stream()
                .flatMap(List::stream)
                .flatMap(variant -> MEASURES.stream().map(variant::ask))
                .toList();
        Span span = new Span(request.since(), request.until(), request.period());
        FanOut<AccountId, List<MetricSeries>> series = new Readings(places, span).of(asks);
        Map<Ask, MetricSeries> read = new HashMap<>();
        series.results()
                .values()
                .forEach(all -> all.forEach(one -> read.put(new Ask(one.metric(), one.statistic()), one)));
        Outcomes<EndpointActivity> outcomes = new Outcomes<>(accounts);
        variants.failures().forEach(outcomes::failed);
        series.failures().forEach(outcomes::failed);
        series.results()
                .keySet()
                .forEach(account -> variants.results()
                        .getOrDefault(account, List.of())
                        .forEach(variant -> outcomes.add(account, activity(variant, read))));
        return outcomes.all();
    }

    private List<Variant> variants(AccountId account) {
        AccountScope scope = places.platform().in(account);
        scope.confirm();
        SageMakerClient sagemaker = scope.client(SageMakerClient::builder);
        Pages<EndpointSummary> endpoints = Pages.of(token -> {
            ListEndpointsResponse page =
                    sagemaker.listEndpoints(r -> r.maxResults(100).nextToken(token));
            return new Pages.Page<>(page.endpoints(), page.nextToken());
        });
        return endpoints.stream()
                .map(EndpointSummary::endpointName)
                .filter(name ->
                        request.endpoints().isEmpty() || request.endpoints().contains(name))
                .sorted()
                .flatMap(name -> variants(sagemaker, account, name))
                .toList();
    }

    private static Stream<Variant> variants(SageMakerClient sagemaker, AccountId account, String endpoint) {
        try {
            DescribeEndpointResponse found = sagemaker.describeEndpoint(r -> r.endpointName(endpoint));
            return Stream.concat(found.productionVariants().stream(), found.shadowProductionVariants().stream())
                    .map(variant -> new Variant(account, endpoint, variant.variantName()))
                    .sorted(Comparator.comparing(Variant::name));
        } catch (NotFoundException e) {
            return Stream.of(); // deleted since it was listed
        }
    }

    private static EndpointActivity activity(Variant variant, Map<Ask, MetricSeries> read) {
        List<MetricSeries> all = new ArrayList<>();
        MEASURES.forEach(measure -> all.add(read.get(variant.ask(measure))));
        List<Point> invocations = all.get(0).points();
        double measured = all.get(4).sum();
        return new EndpointActivity(
                variant.account(),
                variant.endpoint(),
                variant.name(),
                Math.round(all.get(0).sum()),
                Math.round(all.get(1).sum()),
                Math.round(all.get(2).sum()),
                measured == 0 ? null : micros(all.get(3).sum() / measured),
                all.get(5).max().isEmpty() ? null : micros(all.get(5).max().getAsDouble()),
                last(invocations));
    }

    private static @Nullable Instant last(List<Point> invocations) {
        return invocations.stream()
                .filter(point -> point.value() > 0)
                .map(Point::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Duration micros(double micros) {
        return Duration.ofNanos(Math.round(micros * 1000));
    }
}
