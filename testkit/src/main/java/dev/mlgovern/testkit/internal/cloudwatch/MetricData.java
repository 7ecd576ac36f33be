package dev.mlgovern.testkit.internal.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.cloudwatch.Measurements.Window;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.MetricStore.Metric;
import dev.mlgovern.testkit.internal.service.MonitoringLinks;
import dev.mlgovern.testkit.internal.service.Scoped;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One page of GetMetricData. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
final class MetricData {
    // "can retrieve as many as 500 different metrics in a single request"
    private static final int MOST_QUERIES = 500;
    // "can include as many as 100,800 data points"; a cloud with smaller pages has as many fewer
    private static final int POINTS_OF_AN_ITEM = 1008;
    // "must start with a lowercase letter ... letters, numbers, and underscore":
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
    private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

    private final Cloud cloud;
    private final MonitoringLinks links;
    private final Scoped<Measurements> measurements;
    private final Call call;

    MetricData(Cloud cloud, MonitoringLinks links, Scoped<Measurements> measurements, Call call) {
        this.cloud = cloud;
        this.links = links;
        this.measurements = measurements;
        this.call = call;
    }

    private record Point(Instant at, double value) {}

    ObjectNode page() {
        check();
        int from = offset(call.input());
        int room = Math.min(
                call.input().path("MaxDatapoints").asInt(Integer.MAX_VALUE),
                cloud.settings().pageSize() * POINTS_OF_AN_ITEM);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode results = answer.putArray("MetricDataResults");
        int passed = 0;
        for (JsonNode query : call.input().required("MetricDataQueries")) {
            List<Point> points = points(query);
            int first = Math.min(points.size(), Math.max(0, from - passed));
            int last = Math.min(points.size(), Math.max(0, from + room - passed));
            passed += points.size();
            // a query that has nothing is answered on the first page
            if (first < last || (points.isEmpty() && from == 0)) {
                results.add(shown(query, points.subList(first, last), last < points.size()));
            }
        }
        return from + room < passed ? answer.put("NextToken", token(from + room)) : answer;
    }

    private void check() {
        JsonNode queries = call.input().required("MetricDataQueries");
        if (queries.size() > MOST_QUERIES) {
            throw invalid("The collection MetricDataQueries must not have a size greater than " + MOST_QUERIES + '.');
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode query : queries) {
            String id = query.required("Id").asText();
            if (!ID.matcher(id).matches() || !ids.add(id)) {
                throw invalid("The value " + id + " for parameter MetricDataQueries.Id is not matching the expected"
                        + " pattern, or not unique.");
            }
            if (!query.has("MetricStat")) {
                throw new AwsError(501, "NotImplemented", "LocalCloud's CloudWatch has no expressions");
            }
        }
    }

    private List<Point> points(JsonNode query) {
        JsonNode stat = query.required("MetricStat");
        String account = account(query);
        Window window = new Window(
                Timestamps.read(call.input().required("StartTime")),
                Timestamps.read(call.input().required("EndTime")),
                stat.required("Period").asLong());
        if (!links.sees(call.accountId(), call.region(), account) || tooFine(window)) {
            return List.of();
        }
        JsonNode asked = stat.required("Metric");
        Metric metric = new Metric(
                asked.path("Namespace").asText(),
                asked.path("MetricName").asText(),
                CloudWatchService.dimensions(asked));
        List<Point> points = new ArrayList<>();
        measurements
                .in(account, call.region())
                .periods(metric, window)
                .forEach((period, samples) -> points.add(
                        new Point(period, Statistic.of(stat.required("Stat").asText(), samples))));
        if (!"TimestampAscending".equals(call.input().path("ScanBy").asText())) {
            Collections.reverse(points);
        }
        return points;
    }

    private String account(JsonNode query) {
        return query.path("AccountId").asText(call.accountId());
    }

    // "If the StartTime parameter specifies a time stamp that is greater than ... you must specify the period as
    // follows
    // or no data points in that time range is returned": see the page of MetricStat
    private boolean tooFine(Window window) {
        return Map.of(Duration.ofHours(3), 60, Duration.ofDays(15), 300, Duration.ofDays(63), 3600).entrySet().stream()
                .anyMatch(rule -> window.from().isBefore(cloud.clock().instant().minus(rule.getKey()))
                        && window.seconds() % rule.getValue() != 0);
    }

    private ObjectNode shown(JsonNode query, List<Point> points, boolean more) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        String name = query.path("MetricStat").path("Metric").path("MetricName").asText();
        result.put("Id", query.required("Id").asText())
                .put("Label", query.path("Label").asText(name));
        ArrayNode timestamps = result.putArray("Timestamps");
        ArrayNode values = result.putArray("Values");
        points.forEach(point -> {
            timestamps.add(Timestamps.of(point.at()));
            values.add(point.value());
        });
        boolean seen = links.sees(call.accountId(), call.region(), account(query));
        return result.put("StatusCode", !seen ? "Forbidden" : more ? "PartialData" : "Complete");
    }

    static int offset(JsonNode input) {
        String token = input.path("NextToken").asText("at-0");
        if (!token.matches("at-\\d{1,9}")) {
            throw new AwsError(400, "InvalidNextToken", "The next token specified is invalid.");
        }
        return Integer.parseInt(token.substring(3));
    }

    static String token(int offset) {
        return "at-" + offset;
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationError", message);
    }
}
