package dev.mlgovern.featurestore.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows from Java as the base of a training set. Immutable; {@code toString} shows no values. */
public final class Rows {
    private final List<Column> columns;
    private final List<List<@Nullable Object>> values;

    private Rows(Builder builder) {
        this.columns = List.copyOf(builder.columns);
        this.values = Collections.unmodifiableList(new ArrayList<>(builder.values));
    }

    /**
     * A column.
     *
     * @param name of the column
     * @param type of its values
     */
    public record Column(String name, ColumnType type) {}

    /**
     * Begins without columns and rows.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The columns.
     *
     * @return in order
     */
    public List<Column> columns() {
        return columns;
    }

    /**
     * The rows.
     *
     * @return in order, each with a value or null for each column
     */
    public List<List<@Nullable Object>> values() {
        return values;
    }

    /** How many there are, and the columns; never a value. */
    @Override
    public String toString() {
        return "Rows[%d of %s]".formatted(values.size(), columns);
    }

    /** Puts rows together: first the columns, then the rows. Not thread-safe. */
    public static final class Builder {
        private final List<Column> columns = new ArrayList<>();
        private final List<List<@Nullable Object>> values = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a column.
         *
         * @param name of the column
         * @param type of its values
         * @return this
         * @throws IllegalStateException if there is a row already
         */
        public Builder column(String name, ColumnType type) {
            if (!values.isEmpty()) {
                throw new IllegalStateException("columns come before rows");
            }
            columns.add(new Column(name, type));
            return this;
        }

        /**
         * Adds a row. Equal rows stay apart.
         *
         * @param row a value or null for each column, of its type
         * @return this
         * @throws IllegalArgumentException if there are more or fewer than columns, or one is of another type; the message
         *     names the column, never the value
         */
        public Builder row(@Nullable Object... row) {
            if (row.length != columns.size()) {
                throw new IllegalArgumentException(
                        "a row must have %d values, has %d".formatted(columns.size(), row.length));
            }
            for (int i = 0; i < row.length; i++) {
                Object value = row[i];
                if (value != null && !columns.get(i).type().takes(value)) {
                    throw new IllegalArgumentException("column \"%s\" takes %s, was a %s it does not take"
                            .formatted(
                                    columns.get(i).name(),
                                    columns.get(i).type().sql(),
                                    value.getClass().getSimpleName()));
                }
            }
            values.add(Collections.unmodifiableList(Arrays.asList(row.clone())));
            return this;
        }

        /**
         * Ends.
         *
         * @return the rows
         */
        public Rows build() {
            return new Rows(this);
        }
    }
}
