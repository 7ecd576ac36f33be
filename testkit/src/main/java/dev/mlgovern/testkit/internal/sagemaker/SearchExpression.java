package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Filters of Search: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SearchExpression.html */
final class SearchExpression {
    private static final int MOST = 50;

    private final JsonNode expression;
    private final Predicate<String> known;
    private final Set<String> contained = new HashSet<>();
    private int parts;

    SearchExpression(JsonNode expression, Predicate<String> known) {
        this.expression = expression;
        this.known = known;
        count(expression);
        if (parts > MOST) {
            throw AwsError.validation(
                    "A search expression takes at most " + MOST + " filters, nested filters and subexpressions.");
        }
    }

    boolean matches(ObjectNode item) {
        return matches(expression, item);
    }

    private void count(JsonNode one) {
        one.path("Filters").forEach(this::countFilter);
        one.path("NestedFilters").forEach(nested -> {
            parts++;
            require(Wire.required(nested, "NestedPropertyName"));
            nested.path("Filters").forEach(this::countFilter);
        });
        one.path("SubExpressions").forEach(sub -> {
            parts++;
            count(sub);
        });
    }

    private void countFilter(JsonNode filter) {
        parts++;
        String name = Wire.required(filter, "Name");
        require(name);
        if ("Contains".equals(operator(filter)) && !contained.add(name)) {
            throw AwsError.validation("'CONTAINS' operator usage limit of 1 exceeded");
        }
    }

    private void require(String property) {
        if (!known.test(property)) {
            throw AwsError.validation("Unknown property name: " + property);
        }
    }

    private boolean matches(JsonNode one, ObjectNode item) {
        Stream<Boolean> all = Stream.of(
                        each(one, "Filters").map(filter -> filter(filter, item)),
                        each(one, "NestedFilters").map(nested -> nested(nested, item)),
                        each(one, "SubExpressions").map(sub -> matches(sub, item)))
                .flatMap(parts -> parts);
        return "Or".equals(Wire.text(one, "Operator")) ? all.anyMatch(met -> met) : all.allMatch(met -> met);
    }

    private static Stream<JsonNode> each(JsonNode one, String member) {
        return StreamSupport.stream(one.path(member).spliterator(), false);
    }

    /** All filters have to hold for one and the same element of the nested list. */
    private static boolean nested(JsonNode nested, ObjectNode item) {
        String property = Wire.required(nested, "NestedPropertyName");
        return StreamSupport.stream(item.at("/" + property.replace('.', '/')).spliterator(), false)
                .anyMatch(element -> each(nested, "Filters").allMatch(filter -> {
                    String name = Wire.required(filter, "Name");
                    String inside = name.startsWith(property + ".") ? name.substring(property.length() + 1) : name;
                    return holds(filter, element.at("/" + inside.replace('.', '/')));
                }));
    }

    private static boolean filter(JsonNode filter, ObjectNode item) {
        return holds(filter, value(item, Wire.required(filter, "Name")));
    }

    /** {@code Tags.key} and keys of maps may hold dots themselves; {@code AllTags} are keys and values together. */
    private static JsonNode value(JsonNode item, String name) {
        if (!item.has(name) && name.startsWith("All")) {
            return all(item.path(name.substring("All".length())));
        }
        int dot = name.indexOf('.');
        String rest = dot < 0 ? "" : name.substring(dot + 1);
        JsonNode here = item.path(dot < 0 ? name : name.substring(0, dot));
        if (rest.isEmpty()) {
            return here;
        }
        if (here.isArray()) {
            return StreamSupport.stream(here.spliterator(), false)
                    .filter(tag -> rest.equals(Wire.text(tag, "Key")))
                    .map(tag -> tag.path("Value"))
                    .findFirst()
                    .orElseGet(() -> here.path("none"));
        }
        return here.has(rest) ? here.path(rest) : value(here, rest);
    }

    private static JsonNode all(JsonNode pairs) {
        List<String> texts = new ArrayList<>();
        pairs.forEach(pair -> pair.forEach(text -> texts.add(text.asText())));
        return texts.isEmpty() ? pairs.path("none") : TextNode.valueOf(String.join("\n", texts));
    }

    private static String operator(JsonNode filter) {
        return Wire.text(filter, "Operator", "Equals");
    }

    private static boolean holds(JsonNode filter, JsonNode actual) {
        String wanted = Wire.text(filter, "Value");
        boolean there = !actual.isMissingNode() && !actual.isNull();
        return switch (operator(filter)) {
            case "Exists" -> there;
            case "NotExists" -> !there;
            case "NotEquals" -> !there || !actual.asText().equals(wanted);
            case "Contains" -> there && wanted != null && text(actual).contains(wanted);
            case "In" ->
                there && wanted != null && Set.of(wanted.split("\\s*,\\s*")).contains(actual.asText());
            case "GreaterThan" -> there && compare(actual, wanted) > 0;
            case "GreaterThanOrEqualTo" -> there && compare(actual, wanted) >= 0;
            case "LessThan" -> there && compare(actual, wanted) < 0;
            case "LessThanOrEqualTo" -> there && compare(actual, wanted) <= 0;
            default -> there && (actual.asText().equals(wanted) || (actual.isNumber() && compare(actual, wanted) == 0));
        };
    }

    private static String text(JsonNode actual) {
        return actual.isValueNode() ? actual.asText() : actual.toString();
    }

    private static int compare(JsonNode actual, @Nullable String wanted) {
        String value = wanted == null ? "" : wanted;
        try {
            double number = value.contains("T") ? Wire.epoch(Instant.parse(value)) : Double.parseDouble(value);
            return Double.compare(actual.asDouble(), number);
        } catch (DateTimeParseException | NumberFormatException e) {
            return actual.asText().compareTo(value);
        }
    }
}
