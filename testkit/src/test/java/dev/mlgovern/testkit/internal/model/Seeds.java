package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.model.Seed.Kind;
import dev.mlgovern.testkit.internal.model.Seed.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Breaks a valid value by each constraint that its shape, and each shape inside it, has: one seed for each. */
final class Seeds {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NO_MEMBER = "NoSuchMember";

    private final ApiModel model;
    private final ValidValues valid;
    private final Set<String> visited = new HashSet<>();

    private Seeds(ApiModel model, ValidValues valid) {
        this.model = model;
        this.valid = valid;
    }

    /** The seeds of a shape; of one that occurs in several places, in the first. */
    static List<Seed> of(ApiModel model, String shapeName) {
        return new Seeds(model, new ValidValues(model)).shape(shapeName);
    }

    private List<Seed> shape(String name) {
        if (!visited.add(name)) {
            return List.of();
        }
        Shape shape = model.required(name);
        List<Seed> seeds = new ArrayList<>();
        wrongType(shape).forEach(value -> seeds.add(seed(Kind.TYPE, shape, value)));
        switch (shape.type()) {
            case "structure" -> structure(shape, seeds);
            case "list" -> list(shape, seeds);
            case "map" -> map(shape, seeds);
            case "string" -> text(shape, seeds);
            case "blob" -> blob(shape, seeds);
            case "integer", "long", "float", "double" -> number(shape, seeds);
            default -> {}
        }
        return seeds;
    }

    private static Seed seed(Kind kind, Shape shape, JsonNode value) {
        return new Seed(kind, new Place("", shape.type()), value);
    }

    private static Stream<JsonNode> wrongType(Shape shape) {
        JsonNode text = NODES.textNode("wrong");
        return switch (shape.type()) {
            case "structure", "map" -> Stream.of(text, NODES.arrayNode());
            case "list" -> Stream.of(text, NODES.objectNode());
            case "string" -> Stream.of(NODES.numberNode(7), NODES.objectNode());
            case "integer" -> Stream.of(text, NODES.numberNode(1.5), NODES.numberNode(1L << 31));
            case "long" -> Stream.of(text, NODES.numberNode(1.5));
            case "blob" -> Stream.of(NODES.numberNode(7), NODES.textNode("no base64"));
            default -> Stream.of(text);
        };
    }

    private void structure(Shape shape, List<Seed> seeds) {
        for (String required : shape.limits().required()) {
            ObjectNode without = valid.of(shape.name()).deepCopy();
            without.remove(required);
            seeds.add(seed(Kind.REQUIRED, shape, without).within(required, value -> value));
        }
        ObjectNode unknown = valid.of(shape.name()).deepCopy();
        seeds.add(seed(Kind.UNKNOWN, shape, unknown.put(NO_MEMBER, 1)).within(NO_MEMBER, value -> value));
        if (shape.limits().union()) {
            union(shape, seeds);
        }
        shape.members()
                .values()
                .forEach(member -> shape(member.shape())
                        .forEach(inner -> seeds.add(
                                inner.within(member.name(), value -> valid.with(shape, member.name(), value)))));
    }

    private void union(Shape shape, List<Seed> seeds) {
        seeds.add(seed(Kind.EMPTY_UNION, shape, NODES.objectNode()));
        if (shape.members().size() > 1) {
            ObjectNode two = NODES.objectNode();
            shape.members().values().stream()
                    .limit(2)
                    .forEach(member -> two.set(member.name(), valid.of(member.shape())));
            seeds.add(seed(Kind.FULL_UNION, shape, two));
        }
    }

    private void list(Shape shape, List<Seed> seeds) {
        String member = shape.member("member").shape();
        int least = (int) Math.max(0, shape.limits().range().min());
        if (least > 0) {
            seeds.add(seed(Kind.SMALL_LIST, shape, copies(member, least - 1)));
        }
        if (bounded(shape)) {
            seeds.add(seed(Kind.BIG_LIST, shape, copies(member, tooMuch(shape))));
        }
        shape(member)
                .forEach(inner -> seeds.add(inner.within(
                        "1.member",
                        value -> copies(member, Math.max(0, least - 1)).insert(0, value))));
    }

    private ArrayNode copies(String member, int times) {
        ArrayNode list = NODES.arrayNode();
        for (int i = 0; i < times; i++) {
            list.add(valid.of(member));
        }
        return list;
    }

    private void map(Shape shape, List<Seed> seeds) {
        Shape key = model.required(shape.member("key").shape());
        JsonNode value = valid.of(shape.member("value").shape());
        if (shape.limits().range().min() > 0) {
            seeds.add(seed(Kind.SMALL_MAP, shape, NODES.objectNode()));
        }
        if (bounded(shape) && key.limits().values().isEmpty()) {
            seeds.add(seed(Kind.BIG_MAP, shape, manyKeys(key, value, tooMuch(shape))));
        }
        List<Seed> keys = new ArrayList<>();
        text(key, keys);
        keys.forEach(seed -> seeds.add(seed.within("key", text -> entry(text.asText(), value))));
        String name = valid.of(key.name()).asText();
        shape(shape.member("value").shape())
                .forEach(inner -> seeds.add(inner.within(name + ".value", broken -> entry(name, broken))));
    }

    private static ObjectNode entry(String key, JsonNode value) {
        return NODES.objectNode().set(key, value);
    }

    private static ObjectNode manyKeys(Shape key, JsonNode value, int size) {
        ObjectNode map = NODES.objectNode();
        ValidTexts.several(key, size).forEach(name -> map.set(name, value));
        return map;
    }

    private void text(Shape shape, List<Seed> seeds) {
        if (!shape.limits().values().isEmpty()) {
            seeds.add(seed(Kind.ENUM, shape, NODES.textNode("no-such-value")));
        }
        int least = (int) Math.max(0, shape.limits().range().min());
        if (least > 0) {
            seeds.add(seed(Kind.SHORT_TEXT, shape, NODES.textNode("a".repeat(least - 1))));
        }
        if (bounded(shape)) {
            seeds.add(seed(Kind.LONG_TEXT, shape, NODES.textNode("a".repeat(tooMuch(shape)))));
        }
        ValidTexts.matchingOnlyInPart(shape)
                .forEach(text -> seeds.add(seed(Kind.PATTERN, shape, NODES.textNode(text))));
    }

    private static void blob(Shape shape, List<Seed> seeds) {
        int least = (int) Math.max(0, shape.limits().range().min());
        if (least > 0) {
            seeds.add(seed(Kind.SMALL_BLOB, shape, NODES.binaryNode(new byte[least - 1])));
        }
        if (bounded(shape)) {
            seeds.add(seed(Kind.BIG_BLOB, shape, NODES.binaryNode(new byte[tooMuch(shape)])));
        }
    }

    private static void number(Shape shape, List<Seed> seeds) {
        double least = shape.limits().range().min();
        if (!Double.isInfinite(least)) {
            seeds.add(seed(Kind.LOW_NUMBER, shape, NODES.numberNode((long) least - 1)));
        }
        if (bounded(shape)) {
            seeds.add(seed(
                    Kind.HIGH_NUMBER,
                    shape,
                    NODES.numberNode((long) shape.limits().range().max() + 1)));
        }
    }

    private static boolean bounded(Shape shape) {
        return shape.limits().range().max() < Integer.MAX_VALUE;
    }

    private static int tooMuch(Shape shape) {
        return (int) shape.limits().range().max() + 1;
    }
}
