package dev.mlgovern.governance.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** An inventory as text. */
final class InventoryTexts {
    private static final List<String> HEAD = List.of(
            "account",
            "region",
            "group",
            "version",
            "approval",
            "team",
            "owner",
            "cost center",
            "card",
            "risk",
            "served by",
            "monitoring",
            "stands out");
    private static final String FORMULA = "=+-@\t\r";

    private InventoryTexts() {}

    static List<String> cells(InventoryLine line) {
        return List.of(
                line.version().account().value(),
                line.version().region().id(),
                line.version().group().name(),
                Integer.toString(line.version().number()),
                line.approval().awsName(),
                word(line.ownership().team()),
                word(line.ownership().owner()),
                word(line.ownership().costCenter()),
                line.card() == null ? "" : line.card().status(),
                line.card() == null ? "" : line.card().risk(),
                joined(line.served()),
                joined(line.monitors()),
                joined(line.concerns().stream().map(Concern::words).toList()));
    }

    static List<String> head() {
        return HEAD;
    }

    static String table(Inventory inventory) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        inventory.lines().forEach(line -> rows.add(cells(line)));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        Stream<String> lines = rows.stream().map(row -> padded(row, widths));
        Stream<String> failed = inventory.failures().entrySet().stream()
                .map(each -> "not read: %s: %s"
                        .formatted(each.getKey(), each.getValue().getMessage()));
        return Stream.concat(lines, failed).collect(Collectors.joining("\n"));
    }

    private static String padded(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    static String csv(Inventory inventory) {
        return Stream.concat(Stream.of(HEAD), inventory.lines().stream().map(InventoryTexts::cells))
                .map(row -> row.stream().map(InventoryTexts::quoted).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    // https://www.rfc-editor.org/rfc/rfc4180; formulas: https://owasp.org/www-community/attacks/CSV_Injection
    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    static String json(Inventory inventory) {
        try (JsonWriter json = JsonWriter.create()) {
            json.writeStartObject().writeFieldName("models").writeStartArray();
            inventory.lines().forEach(line -> write(json, line));
            json.writeEndArray().writeFieldName("failures").writeStartArray();
            inventory.failures().forEach((place, failure) -> {
                Map<String, String> fields = new TreeMap<>();
                fields.put("account", place.account().value());
                fields.put("region", place.region().id());
                fields.put("reason", String.valueOf(failure.getMessage()));
                write(json, fields);
            });
            json.writeEndArray().writeEndObject();
            return new String(json.getBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(JsonWriter json, InventoryLine line) {
        json.writeStartObject();
        List<String> cells = cells(line);
        for (int i = 0; i < HEAD.size() - 3; i++) {
            json.writeFieldName(HEAD.get(i).replace(' ', '_')).writeValue(cells.get(i));
        }
        json.writeFieldName("created").writeValue(line.created().toString());
        json.writeFieldName("served_by").writeStartArray();
        line.served()
                .forEach(each -> write(
                        json,
                        Map.of(
                                "account", each.place().account().value(),
                                "endpoint", each.endpoint(),
                                "region", each.place().region().id(),
                                "status", each.status())));
        json.writeEndArray().writeFieldName("monitoring").writeStartArray();
        line.monitors()
                .forEach(each -> write(
                        json,
                        Map.of(
                                "account", each.place().account().value(),
                                "endpoint", each.endpoint(),
                                "last_result", word(each.lastResult()),
                                "name", each.name(),
                                "region", each.place().region().id(),
                                "status", each.status(),
                                "type", each.type())));
        json.writeEndArray().writeFieldName("stands_out").writeStartArray();
        line.concerns().forEach(concern -> json.writeValue(concern.name()));
        json.writeEndArray().writeEndObject();
    }

    private static void write(JsonWriter json, Map<String, String> fields) {
        json.writeStartObject();
        new TreeMap<>(fields).forEach((name, value) -> json.writeFieldName(name).writeValue(value));
        json.writeEndObject();
    }

    private static String word(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining("; "));
    }
}
