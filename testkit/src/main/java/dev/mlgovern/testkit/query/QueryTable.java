package dev.mlgovern.testkit.query;

import java.util.List;
import java.util.Map;

/**
 * A table as an engine reads it.
 *
 * @param columns its columns in order, partition columns last
 * @param rows by column, in the text form that Athena shows: {@code 42}, {@code 0.5}, {@code true}, {@code 2026-11-23 10:00:00.000};
 *     a column without a value is absent
 */
public record QueryTable(List<QueryColumn> columns, List<Map<String, String>> rows) {
    /**
     * Copies the lists.
     *
     * @param columns its columns in order, partition columns last
     * @param rows by column, in the text form that Athena shows
     */
    public QueryTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** How much there is, not what. */
    @Override
    public String toString() {
        return "QueryTable[" + columns.size() + " columns, " + rows.size() + " rows]";
    }
}
