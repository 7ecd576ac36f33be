package dev.mlgovern.governance.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Metrics of a report. Of SageMaker Model Monitor: groups of numbers, each plain or with a standard deviation beside its value, and confusion
 * matrices. https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html What Clarify writes is read by {@link
 * ClarifyMetrics}.
 */
final class ReportMetrics {
    private static final int WIDEST = 20;
    /** A card is read by people, and its content is at most 100 000 characters long. */
    private static final int MOST = 50;

    /** Of the report's format; it measures nothing. */
    private static final String VERSION = "version";

    private static final int NAME = 255;
    private static final int GROUP = 63;

    private ReportMetrics() {}

    static List<MetricGroup> of(JsonNode report) {
        if (!report.isObject()) {
            return List.of();
        }
        List<MetricGroup> groups = new ArrayList<>(ClarifyMetrics.of(report));
        List<Metric> loose = new ArrayList<>();
        Map<String, JsonNode> parts = new LinkedHashMap<>(report.asObject());
        parts.keySet().removeAll(ClarifyMetrics.PARTS);
        parts.remove(VERSION);
        parts.forEach((name, part) -> {
            Optional<Metric> single = metric(name, part);
            if (single.isPresent()) {
                loose.add(single.get());
            } else if (part.isObject() && !name.isEmpty()) {
                List<Metric> metrics = metrics(part);
                if (!metrics.isEmpty()) {
                    groups.add(new MetricGroup(cut(name, GROUP), metrics));
                }
            }
        });
        if (!loose.isEmpty()) {
            groups.add(0, new MetricGroup("metrics", loose.subList(0, Math.min(loose.size(), MOST))));
        }
        return groups.subList(0, Math.min(groups.size(), MOST));
    }

    private static List<Metric> metrics(JsonNode group) {
        return group.asObject().entrySet().stream()
                .flatMap(each -> metric(each.getKey(), each.getValue()).stream())
                .limit(MOST)
                .toList();
    }

    private static Optional<Metric> metric(String name, JsonNode node) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String label = cut(name, NAME);
        if (CardSchema.finite(node)) {
            return Optional.of(Metric.number(label, Double.parseDouble(node.asNumber())));
        }
        Optional<JsonNode> value = node.field("value").filter(CardSchema::finite);
        if (value.isPresent()) {
            Metric metric = Metric.number(label, Double.parseDouble(value.get().asNumber()));
            return Optional.of(node.field("standard_deviation")
                    .filter(CardSchema::finite)
                    .map(deviation -> metric.noted("standard deviation " + deviation.asNumber()))
                    .orElse(metric));
        }
        return name.equals("confusion_matrix") ? matrix(label, node) : Optional.empty();
    }

    /** Rows by actual class, columns by predicted class, of the same classes. */
    private static Optional<Metric> matrix(String name, JsonNode node) {
        List<String> classes = node.isObject() ? List.copyOf(node.asObject().keySet()) : List.of();
        if (classes.isEmpty() || classes.size() > WIDEST || classes.stream().anyMatch(each -> each.length() > GROUP)) {
            return Optional.empty();
        }
        List<List<Double>> rows = classes.stream()
                .map(row -> classes.stream()
                        .flatMap(column -> node
                                .field(row)
                                .flatMap(cells -> cells.field(column))
                                .filter(CardSchema::finite)
                                .map(cell -> Double.valueOf(cell.asNumber()))
                                .stream())
                        .toList())
                .toList();
        return rows.stream().allMatch(row -> row.size() == classes.size())
                ? Optional.of(Metric.matrix(name, rows).along(classes, classes))
                : Optional.empty();
    }

    static Optional<Metric> number(String name, JsonNode value) {
        return name.isEmpty() || !CardSchema.finite(value)
                ? Optional.empty()
                : Optional.of(Metric.number(cut(name, NAME), Double.parseDouble(value.asNumber())));
    }

    static MetricGroup group(String name, List<Metric> metrics) {
        return new MetricGroup(cut(name, GROUP), metrics.subList(0, Math.min(metrics.size(), MOST)));
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}
