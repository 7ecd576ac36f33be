package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * AWS writes its samples for readers: bytes as a text such as {@code <binary data>}, times as texts in half a dozen notations, some of no
 * day there is, S3's numbers as the texts that XML has. Such a text stands for a value of its type, and is replaced by one; everything else
 * stays as it is.
 *
 * @param model the service
 */
record SampleNotation(ApiModel model) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final byte[] SOME_BYTES = {1, 2, 3};

    ObjectNode read(@Nullable String shapeName, ObjectNode value) {
        return shapeName == null ? value : structure(model.required(shapeName), value);
    }

    private JsonNode value(Shape shape, JsonNode value) {
        return switch (shape.type()) {
            case "structure" -> value instanceof ObjectNode object ? structure(shape, object) : value;
            case "list" -> value instanceof ArrayNode list ? list(shape, list) : value;
            case "map" -> value instanceof ObjectNode object ? map(shape, object) : value;
            case "timestamp" -> value.isTextual() ? NODES.numberNode(0) : value;
            case "blob" -> value.isTextual() ? NODES.binaryNode(SOME_BYTES) : value;
            case "integer", "long", "boolean" -> value.isTextual() ? Wire.typed(shape, value.asText()) : value;
            default -> value;
        };
    }

    private ObjectNode structure(Shape shape, ObjectNode value) {
        ObjectNode read = NODES.objectNode();
        value.properties().forEach(entry -> {
            Shape.Member member = shape.members().get(entry.getKey());
            read.set(
                    entry.getKey(),
                    member == null ? entry.getValue() : value(model.required(member.shape()), entry.getValue()));
        });
        return read;
    }

    private ArrayNode list(Shape shape, ArrayNode value) {
        ArrayNode read = NODES.arrayNode();
        Shape element = model.required(shape.member("member").shape());
        value.forEach(item -> read.add(value(element, item)));
        return read;
    }

    private ObjectNode map(Shape shape, ObjectNode value) {
        ObjectNode read = NODES.objectNode();
        Shape inner = model.required(shape.member("value").shape());
        value.properties().forEach(entry -> read.set(entry.getKey(), value(inner, entry.getValue())));
        return read;
    }
}
