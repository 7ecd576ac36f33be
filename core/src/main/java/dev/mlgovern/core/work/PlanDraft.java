package dev.mlgovern.core.work;

import dev.mlgovern.core.tag.CostTags;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A plan being put together by a module. Not thread-safe. */
public interface PlanDraft {
    /**
     * The cost tags of everything that the plan creates.
     *
     * @param tags of the team and product it is for
     * @return this
     */
    PlanDraft tagged(CostTags tags);

    /**
     * What must not change between making and running the plan.
     *
     * @param what the source, in a few words
     * @param fingerprint reads a digest of the source; read once now and once before each run
     * @return this
     */
    PlanDraft unchanged(String what, Supplier<String> fingerprint);

    /**
     * Adds a step.
     *
     * @param name what it does; unique in the plan
     * @param details where it acts, what it needs, how it is found and made
     * @param <V> what it yields
     * @return the step, for others to come after and to read its result
     */
    <V> Step<V> step(String name, Consumer<Step.Details<V>> details);

    /**
     * Looks at each step, so that the plan says what is done already, and ends the draft. Only reads.
     *
     * @param result the step whose result is the plan's
     * @param <T> what running it yields
     * @return the plan
     */
    <T> Plan<T> yielding(Step<T> result);
}
