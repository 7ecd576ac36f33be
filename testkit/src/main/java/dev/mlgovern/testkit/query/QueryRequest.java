package dev.mlgovern.testkit.query;

import java.util.List;

/**
 * A query to be run.
 *
 * @param sql a SELECT, with a question mark for each parameter
 * @param parameters the parameters as SQL literals, in the order of the question marks
 * @param catalog the catalog of tables that the query names without one, {@code AwsDataCatalog} unless the caller said otherwise
 * @param database the database of tables that the query names without one, {@code default} unless the caller said otherwise
 * @param tables what it may read
 */
public record QueryRequest(String sql, List<String> parameters, String catalog, String database, QueryTables tables) {
    /**
     * Copies the list.
     *
     * @param sql a SELECT
     * @param parameters the parameters as SQL literals
     * @param catalog the catalog of tables that the query names without one
     * @param database the database of tables that the query names without one
     * @param tables what it may read
     */
    public QueryRequest {
        parameters = List.copyOf(parameters);
    }

    /** Says how long the query is, not what it asks. */
    @Override
    public String toString() {
        return "QueryRequest[" + sql.length() + " characters, " + parameters.size() + " parameters, catalog=" + catalog
                + ", database=" + database + ']';
    }
}
