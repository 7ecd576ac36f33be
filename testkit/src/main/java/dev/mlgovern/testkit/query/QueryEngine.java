package dev.mlgovern.testkit.query;

/**
 * Executes the SQL that LocalCloud's Athena is asked to run. LocalCloud itself has no SQL engine: a test puts an in-process Trino behind
 * it, or code that knows its few queries. It is called by one thread at a time.
 */
@FunctionalInterface
public interface QueryEngine {
    /**
     * Runs one query.
     *
     * @param request the SELECT, its parameters, and the tables it may read
     * @return its columns and rows
     * @throws RuntimeException when the query fails; its message becomes the reason that Athena gives
     */
    QueryResult run(QueryRequest request);

    /**
     * Writes rows as the file of an UNLOAD. LocalCloud itself writes only {@code JSON}.
     *
     * @param format as the statement names it, in upper case, for example {@code PARQUET}
     * @param result what to write
     * @return the file
     * @throws UnsupportedOperationException unless overridden; the query then fails and says so
     */
    default byte[] file(String format, QueryResult result) {
        throw new UnsupportedOperationException(
                "NOT_SUPPORTED: the engine behind LocalCloud's Athena writes no " + format);
    }
}
