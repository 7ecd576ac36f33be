package dev.mlgovern.testkit.internal.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.cloudwatch.Measurements.Sample;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.MetricStore;
import dev.mlgovern.testkit.internal.service.MonitoringLinks;
import dev.mlgovern.testkit.internal.service.Scoped;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Metrics. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/Welcome.html */
public final class CloudWatchService implements Service, MetricStore {
    private static final Set<String> OPERATIONS = Set.of("PutMetricData", "ListMetrics", "GetMetricData");
    // "The maximum number of metrics that can be returned in a single call is 500", of ListMetrics: see its page
    private static final int LISTED_AT_ONCE = 500;

    private final Scoped<Measurements> measurements = new Scoped<>(scope -> new Measurements());
    private final Cloud cloud;
    private final MonitoringLinks links;

    /**
     * The service of one cloud.
     *
     * @param cloud tells what time it is
     * @param links who sees whose metrics
     */
    public CloudWatchService(Cloud cloud, MonitoringLinks links) {
        this.cloud = cloud;
        this.links = links;
    }

    @Override
    public String name() {
        return "monitoring";
    }

    @Override
    public void record(String accountId, String region, Metric metric, double value) {
        measurements.in(accountId, region).add(metric, new Sample(cloud.clock().instant(), value, 1));
    }

    @Override
    public List<Access> access(Call call) {
        if (!OPERATIONS.contains(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        // none of them has resources:
        // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
        return List.of(Access.of("cloudwatch:" + call.operation(), "*", call.accountId()));
    }

    @Override
    public ObjectNode answer(Call call) {
        return switch (call.operation()) {
            case "PutMetricData" -> put(call);
            case "ListMetrics" -> list(call);
            default -> new MetricData(cloud, links, measurements, call).page();
        };
    }

    private ObjectNode put(Call call) {
        String namespace = call.input().required("Namespace").asText();
        for (JsonNode datum : call.input().path("MetricData")) {
            Metric metric = new Metric(namespace, datum.required("MetricName").asText(), dimensions(datum));
            Instant at = datum.has("Timestamp")
                    ? Timestamps.read(datum.get("Timestamp"))
                    : cloud.clock().instant();
            samples(datum, at)
                    .forEach(sample ->
                            measurements.in(call.accountId(), call.region()).add(metric, sample));
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static Stream<Sample> samples(JsonNode datum, Instant at) {
        if (datum.has("StatisticValues")) {
            JsonNode set = datum.get("StatisticValues");
            double count = set.required("SampleCount").asDouble();
            return Stream.of(new Sample(at, set.required("Sum").asDouble() / count, count));
        }
        if (datum.has("Value")) {
            return Stream.of(new Sample(at, datum.get("Value").asDouble(), 1));
        }
        JsonNode values = datum.path("Values");
        JsonNode counts = datum.path("Counts");
        return Stream.iterate(0, i -> i < values.size(), i -> i + 1)
                .map(i ->
                        new Sample(at, values.get(i).asDouble(), counts.path(i).asDouble(1)));
    }

    private ObjectNode list(Call call) {
        JsonNode input = call.input();
        Stream<String> accounts = input.path("IncludeLinkedAccounts").asBoolean()
                ? Stream.concat(Stream.of(call.accountId()), links.sources(call.accountId(), call.region()).stream())
                : Stream.of(call.accountId());
        List<Listed> all = accounts.filter(
                        account -> account.equals(input.path("OwningAccount").asText(account)))
                .flatMap(account ->
                        measurements
                                .in(account, call.region())
                                .since(cloud.clock().instant(), active(input))
                                .stream()
                                .filter(metric -> wanted(metric, input))
                                .map(metric -> new Listed(account, metric)))
                .toList();
        int from = MetricData.offset(input);
        int most = Math.min(LISTED_AT_ONCE, cloud.settings().pageSize());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode metrics = answer.putArray("Metrics");
        ArrayNode owners = JsonNodeFactory.instance.arrayNode();
        all.stream().skip(from).limit(most).forEach(listed -> {
            metrics.add(shown(listed.metric()));
            owners.add(listed.account());
        });
        if (input.path("IncludeLinkedAccounts").asBoolean()) {
            answer.set("OwningAccounts", owners);
        }
        return from + most < all.size() ? answer.put("NextToken", MetricData.token(from + most)) : answer;
    }

    private record Listed(String account, Metric metric) {}

    private static Duration active(JsonNode input) {
        return input.path("RecentlyActive").asText().equals("PT3H") ? Duration.ofHours(3) : Duration.ofDays(14);
    }

    private static boolean wanted(Metric metric, JsonNode input) {
        if (!metric.namespace().equals(input.path("Namespace").asText(metric.namespace()))
                || !metric.name().equals(input.path("MetricName").asText(metric.name()))) {
            return false;
        }
        for (JsonNode dimension : input.path("Dimensions")) {
            String value = metric.dimensions().get(dimension.required("Name").asText());
            if (value == null || !value.equals(dimension.path("Value").asText(value))) {
                return false;
            }
        }
        return true;
    }

    static SortedMap<String, String> dimensions(JsonNode node) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        node.path("Dimensions")
                .forEach(dimension -> dimensions.put(
                        dimension.required("Name").asText(),
                        dimension.required("Value").asText()));
        return dimensions;
    }

    private static ObjectNode shown(Metric metric) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("Namespace", metric.namespace()).put("MetricName", metric.name());
        ArrayNode dimensions = shown.putArray("Dimensions");
        metric.dimensions()
                .forEach((name, value) ->
                        dimensions.addObject().put("Name", name).put("Value", value));
        return shown;
    }
}
