package dev.mlgovern.core.work;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the steps yielded so far, in one look or one run. Thread-safe. */
final class StepResults {
    private final Map<Step<?>, Object> values = new ConcurrentHashMap<>();

    /** A step asked for the result of one that has none: normal while planning. */
    static final class NoResultYet extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoResultYet(Step<?> step) {
            super("step \"" + step.name() + "\" has not been done yet", null, false, false);
        }
    }

    void put(Step<?> step, Object value) {
        values.put(step, value);
    }

    boolean has(Step<?> step) {
        return values.containsKey(step);
    }

    /** The result of a step that is done. */
    @SuppressWarnings("unchecked") // put() is called with what the step itself yielded
    <V> V of(Step<V> step) {
        @Nullable Object value = values.get(step);
        if (value == null) {
            throw new NoResultYet(step);
        }
        return (V) value;
    }

    /** What one step may see: the results of those that it comes after. */
    Step.Results seenBy(PlanStep<?> reader) {
        return new Step.Results() {
            @Override
            public <V> V of(Step<V> step) {
                if (!reader.after().contains(step)) {
                    throw new IllegalArgumentException("step \"" + reader.name() + "\" does not come after \""
                            + step.name() + "\": name it in after(...)");
                }
                return StepResults.this.of(step);
            }
        };
    }
}
