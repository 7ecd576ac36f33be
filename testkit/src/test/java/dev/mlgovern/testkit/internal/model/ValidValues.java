package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The smallest value that each shape of a model takes. */
final class ValidValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ApiModel model;
    private final Map<String, JsonNode> known = new HashMap<>();

    ValidValues(ApiModel model) {
        this.model = model;
    }

    /** The smallest value of a shape; shared, so it must not be changed. */
    JsonNode of(String shapeName) {
        JsonNode found = known.get(shapeName);
        if (found == null) {
            found = smallest(model.required(shapeName));
            known.put(shapeName, found);
        }
        return found;
    }

    /** The smallest structure that has the given member. */
    ObjectNode with(Shape structure, String member, JsonNode value) {
        ObjectNode node = structure.limits().union() ? NODES.objectNode() : structure(structure);
        return node.set(member, value);
    }

    private JsonNode smallest(Shape shape) {
        double min = shape.limits().range().min();
        return switch (shape.type()) {
            case "structure" -> structure(shape);
            case "list" -> list(shape, (int) min);
            case "map" -> map(shape, (int) min);
            case "string" -> NODES.textNode(ValidTexts.of(shape));
            case "blob" -> NODES.binaryNode(new byte[(int) Math.max(1, min)]);
            case "boolean" -> NODES.booleanNode(true);
            default ->
                NODES.numberNode((long) (Double.isInfinite(min) ? Math.min(1, greatest(shape)) : Math.ceil(min)));
        };
    }

    private static double greatest(Shape shape) {
        return shape.limits().range().max();
    }

    private ObjectNode structure(Shape shape) {
        ObjectNode node = NODES.objectNode();
        Set<String> required = shape.limits().required();
        required.forEach(name -> node.set(name, of(shape.member(name).shape())));
        if (shape.limits().union() && required.isEmpty()) {
            String first = shape.members().keySet().iterator().next();
            node.set(first, of(shape.member(first).shape()));
        }
        return node;
    }

    private ArrayNode list(Shape shape, int size) {
        ArrayNode list = NODES.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(of(shape.member("member").shape()));
        }
        return list;
    }

    private ObjectNode map(Shape shape, int size) {
        ObjectNode map = NODES.objectNode();
        if (size > 0) {
            map.set(
                    of(shape.member("key").shape()).asText(),
                    of(shape.member("value").shape()));
        }
        return map;
    }
}
