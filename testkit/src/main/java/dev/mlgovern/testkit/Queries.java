package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.athena.Engines;
import dev.mlgovern.testkit.query.QueryEngine;

/** How the queries of a {@link LocalCloud}'s Athena are executed, and how they end. */
public final class Queries {
    private final Engines engines;

    Queries(Engines engines) {
        this.engines = engines;
    }

    /**
     * Sets what executes SQL, for all accounts.
     *
     * @param engine such as one over an in-process Trino; until one is set every query fails and says so
     * @return this
     */
    public Queries engine(QueryEngine engine) {
        engines.engine(engine);
        return this;
    }

    /**
     * Sets how often {@code GetQueryExecution} finds a query queued or running before it finds it done. It is executed then, so one that
     * is stopped before has done nothing.
     *
     * @param looks 0 or more; 2 unless set
     * @return this
     */
    public Queries looks(int looks) {
        engines.looks(looks);
        return this;
    }

    /**
     * Lets the next query fail without executing it; may be said several times for several queries.
     *
     * @param reason what Athena gives as the reason
     * @return this
     */
    public Queries fail(String reason) {
        engines.end("FAILED", reason);
        return this;
    }

    /**
     * Lets the next query be cancelled by Athena, as one that scans too much is.
     *
     * @param reason what Athena gives as the reason
     * @return this
     */
    public Queries cancel(String reason) {
        engines.end("CANCELLED", reason);
        return this;
    }
}
