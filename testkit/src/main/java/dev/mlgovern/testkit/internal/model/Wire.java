package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Timestamps;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** What the protocols share. */
final class Wire {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Wire() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode read(SdkBytes body) {
        byte[] bytes = body.asByteArrayUnsafe();
        if (bytes.length == 0) {
            return object();
        }
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw (AwsError) new AwsError(400, "SerializationException", "Malformed JSON").initCause(e);
        }
        throw new AwsError(400, "SerializationException", "The request is no JSON object");
    }

    /** A value that came as text, in a form or a header; it stays text when it is none of its type, and the check says so. */
    static JsonNode typed(Shape shape, String text) {
        JsonNodeFactory nodes = JSON.getNodeFactory();
        try {
            return switch (shape.type()) {
                case "integer", "long" -> nodes.numberNode(Long.parseLong(text));
                case "float", "double" -> nodes.numberNode(Double.parseDouble(text));
                case "boolean" ->
                    text.equals("true") || text.equals("false")
                            ? nodes.booleanNode(text.equals("true"))
                            : nodes.textNode(text);
                case "timestamp" -> Timestamps.of(Instant.parse(text));
                default -> nodes.textNode(text);
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            return nodes.textNode(text);
        }
    }

    static SdkBytes write(JsonNode node) {
        try {
            return SdkBytes.fromByteArrayUnsafe(JSON.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written", e);
        }
    }

    static ObjectNode errorBody(AwsError error) {
        ObjectNode body = object();
        body.put("__type", error.code());
        body.put("message", error.message());
        error.details().forEach((name, value) -> body.set(name, JSON.valueToTree(value)));
        return body;
    }

    static WireResponse response(int status, Map<String, String> headers, SdkBytes body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        all.put("Content-Length", List.of(String.valueOf(body.asByteArrayUnsafe().length)));
        return new WireResponse(status, all, body);
    }
}
