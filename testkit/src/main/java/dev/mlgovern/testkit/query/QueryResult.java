package dev.mlgovern.testkit.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query yields.
 *
 * @param columns its columns
 * @param rows a text for each column, null for none
 */
public record QueryResult(List<QueryColumn> columns, List<List<@Nullable String>> rows) {
    /**
     * Copies the lists.
     *
     * @param columns its columns
     * @param rows a text for each column, null for none
     */
    public QueryResult {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /** How much there is, not what. */
    @Override
    public String toString() {
        return "QueryResult[" + columns.size() + " columns, " + rows.size() + " rows]";
    }
}
