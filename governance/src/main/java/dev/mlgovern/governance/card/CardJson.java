package dev.mlgovern.governance.card;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** An object of a card being put together, and JSON by the SDK's own reader and writer, which are there anyway. Not thread-safe. */
final class CardJson {
    private final Map<String, Object> members = new LinkedHashMap<>();

    static JsonNode read(String json) {
        try {
            return JsonNode.parser().parse(json);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // its message quotes the content, which is confidential
            throw new IllegalArgumentException("content must be JSON");
        }
    }

    /** The JSON, empty if it is none. */
    static Optional<JsonNode> known(String json) {
        try {
            return Optional.of(read(json));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Leaves out what is not there, so that equal contents have equal texts. */
    CardJson put(String name, @Nullable Object given) {
        Object value = given instanceof Optional<?> known ? known.orElse(null) : given;
        boolean empty = value == null
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof CardJson object && object.members.isEmpty());
        if (!empty) {
            members.put(name, value);
        }
        return this;
    }

    /** What the schema requires, even with nothing in it. */
    CardJson putAlways(String name, Object value) {
        members.put(name, value);
        return this;
    }

    String text() {
        try (JsonWriter writer = JsonWriter.create()) {
            write(writer, this);
            return new String(writer.getBytes(), StandardCharsets.UTF_8);
        }
    }

    static String text(JsonNode node) {
        try (JsonWriter writer = JsonWriter.create()) {
            write(writer, node);
            return new String(writer.getBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(JsonWriter writer, Object value) {
        if (value instanceof CardJson object) {
            write(writer, object.members);
        } else if (value instanceof Map<?, ?> object) {
            writer.writeStartObject();
            object.forEach((name, member) -> {
                writer.writeFieldName(String.valueOf(name));
                write(writer, member);
            });
            writer.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            writer.writeStartArray();
            list.forEach(each -> write(writer, each));
            writer.writeEndArray();
        } else if (value instanceof Boolean truth) {
            writer.writeValue(truth.booleanValue());
        } else if (value instanceof Number number) {
            writer.writeNumber(plain(number.doubleValue()));
        } else if (value instanceof JsonNode node) {
            write(writer, node);
        } else {
            writer.writeValue(String.valueOf(value));
        }
    }

    private static void write(JsonWriter writer, JsonNode node) {
        if (node.isObject()) {
            write(writer, node.asObject());
        } else if (node.isArray()) {
            write(writer, node.asArray());
        } else if (node.isNumber()) {
            writer.writeNumber(node.asNumber());
        } else if (node.isBoolean()) {
            writer.writeValue(node.asBoolean());
        } else if (node.isNull()) {
            writer.writeNull();
        } else {
            writer.writeValue(node.asString());
        }
    }

    private static String plain(double number) {
        // JSON knows neither NaN nor infinity, and the rules refuse the word
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return "null";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
