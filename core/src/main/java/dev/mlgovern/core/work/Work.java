package dev.mlgovern.core.work;

import dev.mlgovern.core.call.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What is written once for all modules: plans, waiting and fan-out, over the platform's threads, clock and sleeper.
 * Thread-safe.
 */
public interface Work {
    /**
     * Sets work up; the platform does this for everyone who has one.
     *
     * @return a builder with everything at its default
     */
    static Builder builder() {
        return new WorkBuilder();
    }

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

    /**
     * Lets time pass on the platform's clock.
     *
     * @param pause how long
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void pause(Duration pause) throws InterruptedException;

    /**
     * Cleans up after work that failed, also if its deadline has passed or its thread is interrupted: for 30 seconds it has neither. An
     * interruption is seen again afterwards.
     *
     * @param cleaning such as stopping what nobody waits for any more
     * @param why what the work failed with; if the cleaning fails, that is added to it as suppressed
     */
    void cleanUp(Runnable cleaning, Throwable why);

    /** Sets work up. Not thread-safe. */
    interface Builder {
        /**
         * Threads that help the caller's own.
         *
         * @param threads not closed by the work; none unless set
         * @return this
         */
        Builder executor(Executor threads);

        /**
         * How much one plan or one fan-out does at once.
         *
         * @param most 1 or more, the caller's thread included; 8 unless set
         * @return this
         */
        Builder parallelism(int most);

        /**
         * What time it is.
         *
         * @param time the system's unless set
         * @return this
         */
        Builder clock(Clock time);

        /**
         * How to pause.
         *
         * @param pauses {@link Sleeper#real()} unless set
         * @return this
         */
        Builder sleeper(Sleeper pauses);

        /**
         * Where jitter comes from.
         *
         * @param jitter a generator that is safe for the threads that wait; the default one unless set
         * @return this
         */
        Builder random(RandomGenerator jitter);

        /**
         * Ends.
         *
         * @return the work
         */
        Work build();
    }
}
