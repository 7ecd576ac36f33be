package dev.mlgovern.core.work;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is written once for all modules: plans, waiting and fan-out, over the platform's threads, clock and sleeper.
 * Thread-safe.
 */
public interface Work {
    /**
     * Starts a plan.
     *
     * @param title what it does, in a few words
     * @return an empty draft
     */
    PlanDraft plan(String title);

    /**
     * Waits for a state that AWS reaches by itself.
     *
     * @param what what is waited for, in a few words, for progress and errors
     * @param look reads the present state
     * @param <S> the state
     * @return a waiter still to be told when to stop
     */
    <S> Waiter<S> waitFor(String what, Supplier<S> look);

    /**
     * Does the same for every key, side by side within the platform's bound, and returns failures beside results.
     *
     * @param keys such as accounts
     * @param task what to do for one
     * @param <K> the key
     * @param <V> the result
     * @return results and failures, each in the order of {@code keys}
     */
    <K, V> FanOut<K, V> forEach(Collection<K> keys, Function<? super K, ? extends V> task);
}
