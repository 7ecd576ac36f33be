package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads and writes members in the form that JSON 1.1 services use. */
final class Wire {
    private Wire() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode object(String member, String value) {
        return object().put(member, value);
    }

    static ArrayNode array(Collection<? extends JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? null : value.asText();
    }

    static String text(JsonNode node, String member, String otherwise) {
        String value = text(node, member);
        return value == null ? otherwise : value;
    }

    /** A member that the API model requires: the front door has checked that it is there. */
    static String required(JsonNode node, String member) {
        return node.required(member).asText();
    }

    static double epoch(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }

    /** A copy with only these members, as far as they are there. */
    static ObjectNode pick(ObjectNode node, String... members) {
        return node.deepCopy().retain(members);
    }
}
