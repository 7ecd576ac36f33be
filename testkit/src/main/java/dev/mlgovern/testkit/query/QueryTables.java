package dev.mlgovern.testkit.query;

import java.util.Optional;

/** The tables that a query may read, with the permissions of whoever started it. */
@FunctionalInterface
public interface QueryTables {
    /**
     * Finds a table.
     *
     * @param catalog name of the data catalog, {@code AwsDataCatalog} for the account's own; case does not matter
     * @param database its database
     * @param table its name
     * @return the table, empty when there is none
     * @throws RuntimeException when it may not be read; the query then fails with what is missing, whatever the engine makes of it
     */
    Optional<QueryTable> find(String catalog, String database, String table);
}
