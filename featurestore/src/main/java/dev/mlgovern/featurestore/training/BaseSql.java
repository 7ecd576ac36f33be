package dev.mlgovern.featurestore.training;

import static dev.mlgovern.featurestore.training.SqlText.name;

import dev.mlgovern.featurestore.training.Base.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of a base, with their time in UTC as {@code __time}. */
final class BaseSql {
    private final TrainingSetDefinition definition;
    private final Base base;

    BaseSql(TrainingSetDefinition definition) {
        this.definition = definition;
        this.base = definition.base();
    }

    Statement statement() {
        List<String> columns = new ArrayList<>();
        for (TrainingColumn column : Columns.all(definition)) {
            if (column.group().isEmpty()) {
                String quoted = name(column.name());
                columns.add(column.type()
                        .map(type -> "CAST(%s AS %s) AS %s".formatted(quoted, type.sql(), quoted))
                        .orElse(quoted));
            }
        }
        String time = base.timeForm().utc(name(base.time()));
        columns.add(time + " AS __time");
        Where where = new Where();
        base.since().ifPresent(from -> bound(where, time, ">=", SqlText.plain(from)));
        base.until().ifPresent(until -> bound(where, time, "<", SqlText.plain(until)));
        List<String> parameters = new ArrayList<>();
        if (base.source() instanceof Source.Query query) {
            parameters.addAll(query.parameters());
        }
        parameters.addAll(where.parameters());
        return new Statement(
                "  SELECT\n    %s\n  FROM %s%s".formatted(String.join(",\n    ", columns), from(), where.sql("  ")),
                parameters);
    }

    /** A row without a time is never left out. */
    private void bound(Where where, String time, String comparison, String bound) {
        where.and(
                "(%s %s CAST(? AS timestamp(6)) OR %s IS NULL)".formatted(time, comparison, name(base.time())), bound);
    }

    private String from() {
        if (base.source() instanceof Source.Table table) {
            return path(table);
        }
        if (base.source() instanceof Source.Query query) {
            return "(\n" + query.sql().strip() + "\n  )";
        }
        if (base.source() instanceof Source.Staged staged) {
            return path(staged.table());
        }
        return values(base.rows().orElseThrow());
    }

    private static String path(Source.Table table) {
        return SqlText.path(table.catalog(), table.database(), table.table());
    }

    /** As one literal of JSON: Trino plans a VALUES cell by cell, which takes seconds for some hundred rows. */
    private static String values(Rows rows) {
        String json = rows.values().stream()
                .map(row -> row.stream().map(SqlText::json).collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",\n      ", "[", "]"));
        String types = rows.columns().stream()
                .map(column -> name(column.name()) + " " + column.type().json())
                .collect(Collectors.joining(", "));
        String names =
                rows.columns().stream().map(column -> name(column.name())).collect(Collectors.joining(", "));
        return "UNNEST(CAST(json_parse(\n      %s) AS array(row(%s)))) AS given (%s)"
                .formatted(SqlText.text(json), types, names);
    }
}
