package dev.mlgovern.core.work;

import dev.mlgovern.core.account.AccountId;
import java.util.Optional;
import java.util.function.Function;

/**
 * A step of a draft: a handle to come after and to read the result of.
 *
 * @param <V> what it yields
 */
public interface Step<V> {
    /**
     * What it does.
     *
     * @return unique in its plan
     */
    String name();

    /** Results of the steps that a step comes after. */
    interface Results {
        /**
         * The result of an earlier step.
         *
         * @param step one that was named in {@link Details#after}
         * @param <V> its type
         * @return what it yielded, found or made
         * @throws IllegalArgumentException if the step was not named there
         */
        <V> V of(Step<V> step);
    }

    /**
     * Describes a step.
     *
     * @param <V> what it yields
     */
    interface Details<V> {
        /**
         * The account it acts in; required.
         *
         * @param account the account
         * @return this
         */
        Details<V> in(AccountId account);

        /**
         * Other accounts whose resources it uses, so that their policies have to allow it to the account it acts in.
         *
         * @param owners the accounts; the step's own is left out
         * @return this
         */
        Details<V> from(AccountId... owners);

        /**
         * What it reads of those accounts, for those who look whether it may.
         *
         * @param arns of objects, repositories and the like, with {@code *} for any characters
         * @return this
         */
        Details<V> reads(String... arns);

        /**
         * The IAM actions it needs.
         *
         * @param actions as IAM names them
         * @return this
         */
        Details<V> needs(String... actions);

        /**
         * How much it moves.
         *
         * @param bytes 0 or more
         * @return this
         */
        Details<V> bytes(long bytes);

        /**
         * Says what is rewritten or dropped, and why.
         *
         * @param line one line for the plan
         * @return this
         */
        Details<V> note(String line);

        /**
         * The steps that have to be done before it.
         *
         * @param steps of the same draft
         * @return this
         */
        Details<V> after(Step<?>... steps);

        /**
         * Asks the service whether it is done. Without results of the steps before it, at planning time, a step that
         * needs them is taken as undone; it must only read.
         *
         * @param find from the results of the steps before it to what was made earlier, empty if it is undone
         * @return this
         */
        Details<V> finds(Function<Results, Optional<V>> find);

        /**
         * Does it; required. Must be safe to repeat after a crash in its middle.
         *
         * @param make from the results of the steps before it to its own
         * @return this
         */
        Details<V> makes(Function<Results, V> make);

        /**
         * Who is told of bytes moved inside a long step.
         *
         * @return reports under the step's name to whoever listens to the run
         */
        ProgressListener progress();
    }
}
