package dev.mlgovern.testkit.internal.athena;

import dev.mlgovern.testkit.query.QueryEngine;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What tests steer about queries. */
public final class Engines {
    private volatile QueryEngine engine = request -> {
        throw new UnsupportedOperationException(
                "NOT_SUPPORTED: no engine is behind LocalCloud's Athena: queries().engine(..)");
    };
    private volatile int looks = 2;
    private final Queue<Execution.Outcome> endings = new ArrayDeque<>();

    /**
     * Sets what executes SQL.
     *
     * @param executes the engine
     */
    public void engine(QueryEngine executes) {
        engine = executes;
    }

    /**
     * Sets how often a query is found on its way.
     *
     * @param before 0 or more
     */
    public void looks(int before) {
        looks = before;
    }

    /**
     * Lets the next query end otherwise than well.
     *
     * @param state {@code FAILED} or {@code CANCELLED}
     * @param reason what Athena says
     */
    public synchronized void end(String state, String reason) {
        endings.add(new Execution.Outcome(state, reason, 0, null));
    }

    QueryEngine engine() {
        return engine;
    }

    int looks() {
        return looks;
    }

    synchronized Execution.@Nullable Outcome ending() {
        return endings.poll();
    }
}
