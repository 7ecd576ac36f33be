package dev.mlgovern.governance.card;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** The rules of one metric, which depend on its type. */
final class MetricRules {
    private static final Set<String> MEMBERS = Set.of("name", "notes", "type", "value", "x_axis_name", "y_axis_name");

    private MetricRules() {}

    static @Nullable String problem(JsonNode metric) {
        if (!metric.isObject() || !metric.asObject().keySet().containsAll(Set.of("name", "type", "value"))) {
            return "must be an object with name, type and value";
        }
        Map<String, JsonNode> members = metric.asObject();
        JsonNode name = metric.field("name").orElseThrow();
        if (!CardSchema.shortText(name, 255) || name.asString().isEmpty()) {
            return "must have a name of 1 to 255 characters";
        }
        if (members.containsKey("notes") && !CardSchema.shortText(members.get("notes"), 1024)) {
            return "must have notes of at most 1024 characters";
        }
        if (!MEMBERS.containsAll(members.keySet())) {
            return "may only have " + MEMBERS.stream().sorted().toList();
        }
        String type = metric.field("type").map(JsonNode::text).orElse("");
        String value = value(type, metric.field("value").orElseThrow());
        return value != null ? value : axes(type, members);
    }

    private static @Nullable String value(String type, JsonNode value) {
        return switch (type) {
            case "number" -> CardSchema.finite(value) ? null : "must have a finite number as value";
            case "string" ->
                CardSchema.shortText(value, 63) ? null : "must have a text of at most 63 characters as value";
            case "boolean" -> value.isBoolean() ? null : "must have true or false as value";
            case "bar_chart" -> numbers(value, 1, Integer.MAX_VALUE) ? null : "must have at least one finite number";
            case "linear_graph" ->
                rows(value, Integer.MAX_VALUE, 2, 2) ? null : "must have at least one point of two finite numbers";
            case "matrix" -> rows(value, 20, 1, 20) ? null : "must have 1 to 20 rows of 1 to 20 finite numbers";
            default -> "must have a type of number, string, boolean, bar_chart, linear_graph or matrix";
        };
    }

    private static @Nullable String axes(String type, Map<String, JsonNode> members) {
        boolean columns = type.equals("bar_chart") || type.equals("matrix");
        boolean rows = type.equals("matrix");
        return axis(members.get("x_axis_name"), columns) && axis(members.get("y_axis_name"), rows)
                ? null
                : "must have axis names of at most 63 characters: one, or a list along bars, columns and rows";
    }

    private static boolean axis(@Nullable JsonNode names, boolean many) {
        if (names == null) {
            return true;
        }
        return many
                ? names.isArray() && names.asArray().stream().allMatch(each -> CardSchema.shortText(each, 63))
                : CardSchema.shortText(names, 63);
    }

    private static boolean rows(JsonNode value, int most, int fewest, int widest) {
        if (!value.isArray()) {
            return false;
        }
        List<JsonNode> rows = value.asArray();
        return !rows.isEmpty() && rows.size() <= most && rows.stream().allMatch(row -> numbers(row, fewest, widest));
    }

    private static boolean numbers(JsonNode value, int fewest, int most) {
        return value.isArray()
                && value.asArray().size() >= fewest
                && value.asArray().size() <= most
                && value.asArray().stream().allMatch(CardSchema::finite);
    }
}
