package dev.mlgovern.core.work;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What comes from many accounts: fetched as it is read, and kept, so that reading it again calls nothing. An account that cannot be asked
 * is told, never thrown. Thread-safe.
 *
 * @param <T> what is gathered
 */
public interface Gathered<T> extends Iterable<T> {
    /**
     * Gathers. Asks nothing yet.
     *
     * @param noun what people call many of it
     * @param source begins when the first is read
     * @param <T> what is gathered
     * @return what comes of it
     */
    static <T> Gathered<T> of(String noun, Source<T> source) {
        return new KeptGathered<>(noun, source);
    }

    /**
     * Gives what is gathered, and learns of the accounts that fail meanwhile.
     *
     * @param <T> what is gathered
     */
    @FunctionalInterface
    interface Source<T> {
        /**
         * Begins.
         *
         * @param failures takes the accounts that could not be asked; changed while the iterator is read, by the thread that reads
         * @return everything, in order
         */
        Iterator<T> read(Map<AccountId, GovernanceException> failures);
    }

    /**
     * Tells the accounts that could not be asked, as far as was read; calls nothing.
     *
     * @return by account
     */
    Map<AccountId, GovernanceException> failuresSoFar();

    /**
     * The same as a sequential stream.
     *
     * @return a new stream from the first on
     */
    default Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * Reads everything.
     *
     * @return all, in order
     */
    default List<T> toList() {
        return stream().toList();
    }

    /**
     * Reads everything, and tells the accounts that could not be asked: what is theirs is not here, or not all of it.
     *
     * @return by account; empty if all went well
     */
    default Map<AccountId, GovernanceException> failures() {
        stream().forEach(each -> {});
        return failuresSoFar();
    }
}
