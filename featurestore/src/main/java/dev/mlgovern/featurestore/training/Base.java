package dev.mlgovern.featurestore.training;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The rows that a training set gives features to, such as decisions with their outcome. Immutable; {@code toString} shows
 * no values.
 */
@Value.Immutable
public abstract class Base {
    Base() {}

    /** Where rows come from. */
    public sealed interface Source {
        /**
         * A table or view.
         *
         * @param catalog such as {@code AwsDataCatalog}
         * @param database in the catalog
         * @param table in the database
         */
        record Table(String catalog, String database, String table) implements Source {}

        /**
         * A query.
         *
         * @param sql a {@code SELECT} in Athena's SQL
         * @param parameters a literal for each {@code ?} in it, as Athena takes them: strings in single quotes
         */
        record Query(String sql, List<String> parameters) implements Source {
            /**
             * Copies the list.
             *
             * @param sql a {@code SELECT} in Athena's SQL
             * @param parameters a literal for each {@code ?} in it
             */
            public Query {
                parameters = List.copyOf(parameters);
            }

            /** Without the text and the values. */
            @Override
            public String toString() {
                return "Query[%d characters, %d parameters]".formatted(sql.length(), parameters.size());
            }
        }

        /**
         * Rows from Java.
         *
         * @param rows the rows
         */
        record Java(Rows rows) implements Source {}

        /**
         * Rows from Java that were put into a table.
         *
         * @param table with a column for each of the rows'
         * @param rows the rows
         */
        record Staged(Table table, Rows rows) implements Source {}
    }

    /**
     * Where the rows come from.
     *
     * @return the source
     */
    public abstract Source source();

    /**
     * The column with the time of a row: features are as they were then.
     *
     * @return its name
     */
    public abstract String time();

    /**
     * How the time is said.
     *
     * @return {@link TimeForm#TIMESTAMP} unless set
     */
    @Value.Default
    public TimeForm timeForm() {
        return TimeForm.TIMESTAMP;
    }

    /**
     * The columns that are kept, beside time and keys, which always are.
     *
     * @return names in order; of rows from Java, all are kept if none is named
     */
    public abstract List<String> columns();

    /**
     * The time that rows begin at. Earlier rows are left out, those without a time are not.
     *
     * @return inclusive; empty if there is no such bound
     */
    public abstract Optional<Instant> since();

    /**
     * The time that rows end before. Later rows are left out, those without a time are not.
     *
     * @return exclusive; empty if there is no such bound
     */
    public abstract Optional<Instant> until();

    Optional<Rows> rows() {
        if (source() instanceof Source.Java java) {
            return Optional.of(java.rows());
        }
        return source() instanceof Source.Staged staged ? Optional.of(staged.rows()) : Optional.empty();
    }

    /**
     * The rows of a table in {@code AwsDataCatalog}.
     *
     * @param database in the catalog
     * @param table a table or view in the database
     * @return a builder
     */
    public static Builder table(String database, String table) {
        return ImmutableBase.builder().source(new Source.Table("AwsDataCatalog", database, table));
    }

    /**
     * The rows of a query.
     *
     * @param sql a {@code SELECT} in Athena's SQL; it is a part of the training set's, so never make it of untrusted text
     * @param parameters a literal for each {@code ?} in it, as Athena takes them: strings in single quotes
     * @return a builder
     */
    public static Builder query(String sql, String... parameters) {
        return ImmutableBase.builder().source(new Source.Query(sql, List.of(parameters)));
    }

    /**
     * Rows from Java.
     *
     * @param rows the rows
     * @return a builder
     */
    public static Builder rows(Rows rows) {
        return ImmutableBase.builder().source(new Source.Java(rows));
    }

    /** Builds {@link Base}. Not thread-safe. */
    public interface Builder {
        /**
         * Sets where the rows come from.
         *
         * @param source such as a table in another catalog
         * @return this
         */
        Builder source(Source source);

        /**
         * Sets the column with the time of a row; required.
         *
         * @param column its name
         * @return this
         */
        Builder time(String column);

        /**
         * Sets how the time is said.
         *
         * @param form {@link TimeForm#TIMESTAMP} unless set
         * @return this
         */
        Builder timeForm(TimeForm form);

        /**
         * Adds a column that is kept.
         *
         * @param name of the column
         * @return this
         */
        Builder addColumn(String name);

        /**
         * Adds columns that are kept.
         *
         * @param names of the columns
         * @return this
         */
        Builder addColumns(String... names);

        /**
         * Leaves earlier rows out, and lets Athena read less of the base and, with a time to live, of the groups.
         *
         * @param time inclusive
         * @return this
         */
        Builder since(Instant time);

        /**
         * Leaves later rows out, and lets Athena read less of the base and the groups.
         *
         * @param time exclusive
         * @return this
         */
        Builder until(Instant time);

        /**
         * Ends.
         *
         * @return the base
         * @throws IllegalStateException if the time is missing
         */
        Base build();
    }
}
