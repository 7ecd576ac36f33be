package dev.mlgovern.core.policy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * JSON as maps, lists, texts, {@link Literal numbers}, booleans and nulls, each as it was read: by the SDK's own reader and writer, which are
 * there anyway.
 */
final class Json {
    private Json() {}

    /** A number as it was written. */
    record Literal(String digits) {
        @Override
        public String toString() {
            return digits;
        }
    }

    static @Nullable Object read(String json) {
        try {
            return value(JsonNode.parser().parse(json));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            // its message quotes the policy
            throw new IllegalArgumentException("policy is no JSON");
        }
    }

    static String write(@Nullable Object value) {
        try (JsonWriter writer = JsonWriter.create()) {
            write(writer, value);
            return new String(writer.getBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The members of an object; none of anything else. */
    static Map<String, @Nullable Object> members(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, each) -> members.put(String.valueOf(name), each));
        }
        return members;
    }

    /** What a list holds, or a single value. */
    static List<String> texts(@Nullable Object element) {
        if (element instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return element == null || element instanceof Map ? List.of() : List.of(String.valueOf(element));
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            node.asObject().forEach((name, member) -> object.put(name, value(member)));
            return object;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.asArray().forEach(each -> list.add(value(each)));
            return list;
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isNumber() ? new Literal(node.asNumber()) : node.asString();
    }

    private static void write(JsonWriter writer, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            writer.writeStartObject();
            object.forEach((name, member) -> {
                writer.writeFieldName(String.valueOf(name));
                write(writer, member);
            });
            writer.writeEndObject();
        } else if (value instanceof List<?> list) {
            writer.writeStartArray();
            list.forEach(each -> write(writer, each));
            writer.writeEndArray();
        } else if (value instanceof Boolean truth) {
            writer.writeValue(truth.booleanValue());
        } else if (value instanceof Literal number) {
            writer.writeNumber(number.digits());
        } else if (value == null) {
            writer.writeNull();
        } else {
            writer.writeValue(String.valueOf(value));
        }
    }
}
