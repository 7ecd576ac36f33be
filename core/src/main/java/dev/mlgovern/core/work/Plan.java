package dev.mlgovern.core.work;

import java.util.List;

/**
 * What is going to happen, before it does: a readable value that can be run.
 *
 * <p>Making a plan only reads. Running it asks of each step whether it is done already, does what is not, independent
 * steps side by side, and may be repeated after a crash, from another machine too. {@code toString} is the table that a
 * person reads before saying yes. Thread-safe.
 *
 * @param <T> what running it yields
 */
public interface Plan<T> {
    /**
     * What it does.
     *
     * @return a few words
     */
    String title();

    /**
     * Its steps as they stood when it was made.
     *
     * @return in an order in which they could run one by one
     */
    List<PlannedStep> steps();

    /**
     * Whether everything was done already when the plan was made.
     *
     * @return true if a run would change nothing
     */
    default boolean nothingToDo() {
        return steps().stream().allMatch(PlannedStep::done);
    }

    /**
     * Does what is undone.
     *
     * @return the result
     * @throws dev.mlgovern.core.error.ConflictException if the source changed since the plan was made; nothing was changed
     * @throws dev.mlgovern.core.error.IncompleteException if a step failed; says what is done and what is left
     */
    default T run() {
        return run(ProgressListener.SILENT);
    }

    /**
     * As {@link #run()}, telling how it goes on.
     *
     * @param progress hears each step begin and end
     * @return the result
     */
    T run(ProgressListener progress);
}
