package dev.mlgovern.governance.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Metrics of the {@code analysis.json} that SageMaker Clarify writes: bias of each value of each facet, and the global SHAP values of each
 * label. https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-analysis-results.html Nothing else of it is read: partial
 * dependence plots, texts, images and expected values measure no model.
 */
final class ClarifyMetrics {
    private static final String BEFORE = "pre_training_bias_metrics";
    private static final String AFTER = "post_training_bias_metrics";
    private static final String EXPLANATIONS = "explanations";
    static final Set<String> PARTS = Set.of(BEFORE, AFTER, EXPLANATIONS);

    private static final JsonNode NOTHING = JsonNode.emptyObjectNode();

    private ClarifyMetrics() {}

    static List<MetricGroup> of(JsonNode report) {
        List<MetricGroup> groups = new ArrayList<>();
        bias(report, BEFORE, "pre-training bias", groups);
        bias(report, AFTER, "post-training bias", groups);
        members(member(report, EXPLANATIONS, "kernel_shap")).forEach((label, explained) -> {
            List<Metric> values = new ArrayList<>();
            members(member(explained, "global_shap_values"))
                    .forEach((feature, value) ->
                            ReportMetrics.number(feature, value).ifPresent(values::add));
            add(groups, "SHAP of " + label, values);
        });
        return groups;
    }

    private static void bias(JsonNode report, String part, String title, List<MetricGroup> groups) {
        members(member(report, part, "facets"))
                .forEach((facet, values) -> items(values).forEach(each -> {
                    List<Metric> metrics = items(member(each, "metrics")).stream()
                            .flatMap(metric ->
                                    ReportMetrics.number(text(metric, "name"), member(metric, "value")).stream())
                            .toList();
                    add(
                            groups,
                            "%s of %s %s"
                                    .formatted(title, facet, text(each, "value_or_threshold"))
                                    .strip(),
                            metrics);
                }));
    }

    private static void add(List<MetricGroup> groups, String name, List<Metric> metrics) {
        if (!metrics.isEmpty()) {
            groups.add(ReportMetrics.group(name, metrics));
        }
    }

    private static JsonNode member(JsonNode json, String... path) {
        JsonNode at = json;
        for (String name : path) {
            at = at.field(name).orElse(NOTHING);
        }
        return at;
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = member(json, name);
        return value.isString() || value.isNumber() ? value.text() : "";
    }

    private static Map<String, JsonNode> members(JsonNode json) {
        return json.isObject() ? json.asObject() : Map.of();
    }

    private static List<JsonNode> items(JsonNode json) {
        return json.isArray() ? json.asArray() : List.of();
    }
}
