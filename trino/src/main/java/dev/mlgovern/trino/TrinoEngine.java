package dev.mlgovern.trino;

import dev.mlgovern.testkit.query.QueryColumn;
import dev.mlgovern.testkit.query.QueryEngine;
import dev.mlgovern.testkit.query.QueryRequest;
import dev.mlgovern.testkit.query.QueryResult;
import dev.mlgovern.testkit.query.QueryTable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Trino behind LocalCloud's Athena: the tables that a statement names are filled from LocalCloud's before it runs. Trino is
 * started by the first query, and is the same for all.
 */
public final class TrinoEngine implements QueryEngine {
    private static final Pattern TABLE = Pattern.compile("\"([^\"]+)\"\\.\"([^\"]+)\"\\.\"([^\"]+)\"");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    /** One that has not started Trino yet. */
    public TrinoEngine() {}

    @Override
    public QueryResult run(QueryRequest request) {
        Trino trino = Trino.started();
        Set<List<String>> made = new LinkedHashSet<>();
        try {
            Matcher names = TABLE.matcher(request.sql());
            while (names.find()) {
                List<String> name = List.of(names.group(1), names.group(2), names.group(3));
                if (made.add(name)) {
                    request.tables()
                            .find(name.get(0), name.get(1), name.get(2))
                            .ifPresent(table -> fill(trino, name, table));
                }
            }
            return result(trino.answer(request.sql(), request.parameters()));
        } finally {
            made.forEach(trino::drop);
        }
    }

    /** Lines of text: LocalCloud does not look into the files of an UNLOAD, and nothing here writes Parquet. */
    @Override
    public byte[] file(String format, QueryResult result) {
        StringBuilder lines = new StringBuilder();
        result.rows().forEach(row -> lines.append(row).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void fill(Trino trino, List<String> name, QueryTable table) {
        List<Trino.Column> columns = table.columns().stream()
                .map(column -> new Trino.Column(column.name(), type(column.type())))
                .toList();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (Map<String, String> row : table.rows()) {
            List<@Nullable String> cells = new ArrayList<>();
            table.columns().forEach(column -> cells.add(row.get(column.name())));
            rows.add(cells);
        }
        trino.fillTable(name, columns, rows);
    }

    private static String type(String glue) {
        return switch (glue) {
            case "string" -> "varchar";
            case "timestamp" -> "timestamp(3)";
            default -> glue;
        };
    }

    private static QueryResult result(Trino.Result answer) {
        List<QueryColumn> columns = new ArrayList<>();
        for (int i = 0; i < answer.columns().size(); i++) {
            columns.add(new QueryColumn(answer.columns().get(i), answer.types().get(i)));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : answer.rows()) {
            List<@Nullable String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(text(cell)));
            rows.add(cells);
        }
        return new QueryResult(columns, rows);
    }

    private static @Nullable String text(@Nullable Object cell) {
        if (cell instanceof LocalDateTime time) {
            return TIMESTAMP.format(time);
        }
        return cell == null ? null : cell.toString();
    }
}
