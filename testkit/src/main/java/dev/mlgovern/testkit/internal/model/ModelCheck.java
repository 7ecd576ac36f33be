package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mlgovern.testkit.internal.model.Shape.Member;
import dev.mlgovern.testkit.internal.model.Shape.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks requests and answers against the API model: required members, types, enums, patterns, lengths and ranges, nothing unknown. */
public final class ModelCheck {
    private final ApiModel model;
    private final List<String> problems = new ArrayList<>();

    private ModelCheck(ApiModel model) {
        this.model = model;
    }

    /**
     * Checks a request.
     *
     * @param model the service
     * @param operation what it asks for
     * @param input its members
     * @return what is wrong, as AWS words it; empty when nothing is
     */
    public static List<String> request(ApiModel model, Operation operation, ObjectNode input) {
        return check(model, operation.input(), input);
    }

    /**
     * Checks an answer.
     *
     * @param model the service
     * @param operation what was asked for
     * @param output its members
     * @return what is wrong; empty when nothing is
     */
    public static List<String> answer(ApiModel model, Operation operation, ObjectNode output) {
        return check(model, operation.output().shape(), output);
    }

    private static List<String> check(ApiModel model, @Nullable String shape, ObjectNode value) {
        ModelCheck check = new ModelCheck(model);
        if (shape != null) {
            check.value(shape, "", value);
        } else if (!value.isEmpty()) {
            check.problems.add("there are members where the model has none: "
                    + value.fieldNames().next());
        }
        return check.problems;
    }

    private void value(String shapeName, String path, JsonNode value) {
        Shape shape = model.required(shapeName);
        if (!rightType(shape, value)) {
            fail(path, value, "must be of type " + shape.type());
            return;
        }
        switch (shape.type()) {
            case "structure" -> structure(shape, path, value);
            case "list" -> list(shape, path, value);
            case "map" -> map(shape, path, value);
            case "string" -> text(shape, path, value);
            case "blob" -> within(shape, path, value, size(value));
            case "integer", "long", "float", "double" -> within(shape, path, value, value.asDouble());
            default -> {}
        }
    }

    private static boolean rightType(Shape shape, JsonNode value) {
        return switch (shape.type()) {
            case "structure", "map" -> value.isObject();
            case "list" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber() && value.canConvertToInt();
            case "long" -> value.isIntegralNumber() && value.canConvertToLong();
            case "float", "double", "timestamp" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "blob" -> value.isBinary() || (value.isTextual() && size(value) >= 0);
            default -> throw new IllegalStateException("unknown type " + shape.type());
        };
    }

    private void structure(Shape shape, String path, JsonNode value) {
        for (String required : shape.limits().required()) {
            if (!value.hasNonNull(required)) {
                problems.add("Value null at '" + path(path, required)
                        + "' failed to satisfy constraint: Member must not be null");
            }
        }
        int present = 0;
        for (var entry : value.properties()) {
            Member member = shape.members().get(entry.getKey());
            if (member == null) {
                problems.add("Unknown member at '" + path(path, entry.getKey()) + "': " + shape.name()
                        + " has no such member");
            } else if (!entry.getValue().isNull()) {
                present++;
                value(member.shape(), path(path, member.name()), entry.getValue());
            }
        }
        if (shape.limits().union() && present != 1) {
            problems.add("Value at '" + path + "' failed to satisfy constraint: exactly one member must be set, not "
                    + present);
        }
    }

    private void list(Shape shape, String path, JsonNode value) {
        within(shape, path, value, value.size());
        for (int i = 0; i < value.size(); i++) {
            value(shape.member("member").shape(), path + "." + (i + 1) + ".member", value.get(i));
        }
    }

    private void map(Shape shape, String path, JsonNode value) {
        within(shape, path, value, value.size());
        for (var entry : value.properties()) {
            value(shape.member("key").shape(), path + ".key", TextNode.valueOf(entry.getKey()));
            value(shape.member("value").shape(), path + "." + entry.getKey() + ".value", entry.getValue());
        }
    }

    private void text(Shape shape, String path, JsonNode value) {
        String text = value.asText();
        within(shape, path, value, text.codePointCount(0, text.length()));
        List<String> values = shape.limits().values();
        if (!values.isEmpty() && !values.contains(text)) {
            fail(path, value, "must satisfy enum value set: " + values);
        }
        var pattern = shape.limits().pattern();
        if (pattern != null && !DeepMatch.matches(pattern, text)) {
            fail(path, value, "must satisfy regular expression pattern: " + pattern);
        }
    }

    private void within(Shape shape, String path, JsonNode value, double measure) {
        String what = value.isNumber() ? "value" : "length";
        Range range = shape.limits().range();
        if (measure < range.min()) {
            fail(path, value, "must have " + what + " greater than or equal to " + number(range.min()));
        }
        if (measure > range.max()) {
            fail(path, value, "must have " + what + " less than or equal to " + number(range.max()));
        }
    }

    private void fail(String path, JsonNode value, String rule) {
        String shown = value.isValueNode() ? value.asText() : value.toString();
        String cut = shown.length() > 200 ? shown.substring(0, 200) + "..." : shown;
        problems.add("Value '" + cut + "' at '" + path + "' failed to satisfy constraint: Member " + rule);
    }

    private static int size(JsonNode blob) {
        try {
            byte[] bytes = blob.binaryValue();
            return bytes == null ? -1 : bytes.length;
        } catch (IOException e) {
            return -1;
        }
    }

    private static String path(String path, String member) {
        return path.isEmpty() ? member : path + "." + member;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
