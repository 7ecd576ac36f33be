package dev.mlgovern.featurestore.training;

import static dev.mlgovern.featurestore.training.SqlText.name;

import dev.mlgovern.featurestore.training.GroupFeatures.Picked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statement of a training set.
 *
 * <p>For each group, rows and records are put on one line of time per key ({@code events}); each record begins a span, which
 * the rows after it belong to ({@code spans}); and rows take the values of the record that their span begins with
 * ({@code rows}). So every row comes out once whatever the groups hold, each table is read once, and the work grows with rows
 * plus records, where a join on time grows with their product for keys that are there often.
 */
final class TrainingSql {
    private static final String ORDER = "ORDER BY __at, __row, __invoked NULLS FIRST, __written NULLS FIRST, __deleted";

    private final TrainingSetDefinition definition;
    private final List<String> parameters = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    /** Columns that rows have so far, quoted. */
    private final List<String> carried = new ArrayList<>();

    private TrainingSql(TrainingSetDefinition definition) {
        this.definition = definition;
    }

    static Statement of(TrainingSetDefinition definition) {
        return new TrainingSql(definition).statement();
    }

    private Statement statement() {
        Statement base = new BaseSql(definition).statement();
        part("base", base.sql());
        parameters.addAll(base.parameters());
        Columns.base(definition).forEach(column -> carried.add(name(column)));
        String rows = "base";
        for (int i = 0; i < definition.groups().size(); i++) {
            rows = group(i + 1, definition.groups().get(i), rows);
        }
        String sql = "WITH\n%s\nSELECT\n  %s\nFROM %s"
                .formatted(String.join(",\n", parts), String.join(",\n  ", carried), rows);
        return new Statement(sql, List.copyOf(parameters));
    }

    private String group(int number, GroupFeatures features, String rows) {
        List<Picked> picked = Columns.features(features);
        parts.add("-- " + features.group().arn() + "\n" + named("events_" + number, events(features, rows)));
        part(
                "spans_" + number,
                "  SELECT *, count_if(NOT __row) OVER (\n    PARTITION BY __key %s\n    ROWS UNBOUNDED PRECEDING\n  ) AS __span\n  FROM events_%d"
                        .formatted(ORDER, number));
        part("rows_" + number, matched(number, features));
        picked.forEach(each -> carried.add(name(each.column())));
        return "rows_" + number;
    }

    private String events(GroupFeatures features, String rows) {
        GroupSql group = new GroupSql(features);
        List<String> ofRows = new ArrayList<>(carried);
        List<String> ofRecords =
                new ArrayList<>(carried.stream().map(each -> "NULL").toList());
        add(ofRows, ofRecords, "__time", "NULL");
        add(ofRows, ofRecords, group.key(features.key()) + " AS __key", group.recordIdentifier());
        add(ofRows, ofRecords, "__time AS __at", group.eventTime());
        add(ofRows, ofRecords, "true AS __row", "false");
        add(ofRows, ofRecords, "NULL AS __invoked", GroupSql.time("api_invocation_time"));
        add(ofRows, ofRecords, "NULL AS __written", GroupSql.time("write_time"));
        add(ofRows, ofRecords, "NULL AS __deleted", GroupSql.deleted());
        for (Picked picked : Columns.features(features)) {
            add(ofRows, ofRecords, "NULL AS " + name(picked.column()), group.value(picked.feature()));
        }
        Where where = group.where(definition);
        parameters.addAll(where.parameters());
        return "  SELECT\n    %s\n  FROM %s\n  UNION ALL\n  SELECT\n    %s\n  FROM %s%s"
                .formatted(lines(ofRows), rows, lines(ofRecords), group.table(), where.sql("  "));
    }

    /** A span begins with its record; the first span of a key, before any record, has rows only, and those have no values. */
    private String matched(int number, GroupFeatures features) {
        List<String> inner = new ArrayList<>(carried);
        inner.add("__time");
        inner.add("__row");
        inner.add("first_value(__at) OVER span AS __since");
        List<String> outer = new ArrayList<>(carried);
        outer.add("__time");
        String live = "__since <= __time"
                + features.timeToLive().map(TrainingSql::fresh).orElse("");
        for (Picked picked : Columns.features(features)) {
            String column = name(picked.column());
            inner.add("first_value(%s) OVER span AS %s".formatted(column, column));
            String value = "IF(%s, %s)".formatted(live, column);
            Object standIn = features.defaults().get(picked.feature());
            outer.add((standIn == null ? value : "coalesce(%s, %s)".formatted(value, SqlText.value(standIn))) + " AS "
                    + column);
        }
        return "  SELECT\n    %s\n  FROM (\n    SELECT\n      %s\n    FROM spans_%d\n    WINDOW span AS (PARTITION BY __key, __span %s)\n  )\n  WHERE __row"
                .formatted(lines(outer), String.join(",\n      ", inner), number, ORDER);
    }

    private static String fresh(Duration timeToLive) {
        return " AND __since > __time - " + SqlText.seconds(timeToLive);
    }

    private static void add(List<String> ofRows, List<String> ofRecords, String row, String record) {
        ofRows.add(row);
        ofRecords.add(record);
    }

    private static String lines(List<String> columns) {
        return columns.stream().collect(Collectors.joining(",\n    "));
    }

    private void part(String name, String query) {
        parts.add(named(name, query));
    }

    private static String named(String name, String query) {
        return name + " AS (\n" + query + "\n)";
    }
}
