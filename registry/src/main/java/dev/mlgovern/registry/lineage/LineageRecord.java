package dev.mlgovern.registry.lineage;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an event stands in the lineage. Immutable.
 *
 * @param action ARN of the SageMaker action
 * @param state how far it is
 * @param facts what was written down, sorted by name
 */
public record LineageRecord(String action, State state, Map<String, String> facts) {
    /** How far a recorded event is. */
    public enum State {
        /** Begun, or being recorded. */
        OPEN,
        /** Recorded with all that went in and came out. */
        DONE,
        /** It did not come off. */
        FAILED
    }

    /**
     * Copies the facts.
     *
     * @param action ARN of the SageMaker action
     * @param state how far it is
     * @param facts what was written down, sorted by name
     */
    public LineageRecord {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /**
     * Whether all of it is recorded.
     *
     * @return true if there is nothing left to do
     */
    public boolean done() {
        return state == State.DONE;
    }
}
