package dev.mlgovern.observability.cost;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** Reports as table, CSV and JSON. */
final class CostTexts {
    private CostTexts() {}

    static String table(CostReport report) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("from"));
        report.query().by().forEach(dimension -> head.add(dimension.label()));
        head.add("cost");
        rows.add(head);
        for (CostLine line : report.lines()) {
            List<String> row = new ArrayList<>(List.of(line.start().toString()));
            line.values().forEach(value -> row.add(CostLine.shown(value)));
            row.add(line.cost().toString());
            rows.add(row);
        }
        String until = report.estimatedFrom().isAfter(report.query().last())
                ? ""
                : ", estimated from " + report.estimatedFrom();
        return "%s from %s to %s%s (asked with %s)%n%s"
                .formatted(
                        report.total(),
                        report.query().first(),
                        report.query().last(),
                        until,
                        report.spent(),
                        aligned(rows));
    }

    /** The last column is of numbers. */
    static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append("  ").append(i == columns - 1 ? pad + row.get(i) : row.get(i) + pad);
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    static String csv(CostReport report) {
        StringBuilder csv = new StringBuilder("from");
        report.query().by().forEach(dimension -> csv.append(',').append(cell(dimension.label())));
        csv.append(",cost,currency,quantity,unit\r\n");
        for (CostLine line : report.lines()) {
            csv.append(line.start());
            line.values().forEach(value -> csv.append(',').append(cell(value)));
            csv.append(',').append(line.cost().amount().toPlainString());
            csv.append(',').append(cell(line.cost().currency()));
            csv.append(',').append(line.quantity().toPlainString());
            csv.append(',').append(cell(line.unit())).append("\r\n");
        }
        return csv.toString();
    }

    // https://owasp.org/www-community/attacks/CSV_Injection
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    static String json(CostReport report) {
        try (JsonWriter json = JsonWriter.create()) {
            json.writeStartObject();
            field(json, "from", report.query().first().toString());
            field(json, "to", report.query().last().toString());
            field(json, "estimatedFrom", report.estimatedFrom().toString());
            money(json, "total", report.total());
            json.writeFieldName("requests").writeValue(report.spent().requests());
            json.writeFieldName("lines").writeStartArray();
            report.lines().forEach(line -> line(json, report.query(), line));
            json.writeEndArray().writeEndObject();
            return new String(json.getBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void line(JsonWriter json, CostQuery query, CostLine line) {
        json.writeStartObject();
        field(json, "from", line.start().toString());
        json.writeFieldName("by").writeStartObject();
        for (int i = 0; i < query.by().size(); i++) {
            field(json, query.by().get(i).label(), line.values().get(i));
        }
        json.writeEndObject();
        money(json, "cost", line.cost());
        json.writeFieldName("quantity").writeNumber(line.quantity().toPlainString());
        field(json, "unit", line.unit());
        json.writeEndObject();
    }

    private static void money(JsonWriter json, String name, Money money) {
        json.writeFieldName(name).writeStartObject();
        json.writeFieldName("amount").writeNumber(money.amount().toPlainString());
        field(json, "currency", money.currency());
        json.writeEndObject();
    }

    private static void field(JsonWriter json, String name, String value) {
        json.writeFieldName(name).writeValue(value);
    }
}
