package dev.mlgovern.core.work;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Waits, with jittered backoff, until AWS reports a state that ends the wait. Not thread-safe; used once.
 *
 * @param <S> the state
 */
public interface Waiter<S> {
    /**
     * The state that is waited for; required.
     *
     * @param reached true when there
     * @return this
     */
    Waiter<S> until(Predicate<? super S> reached);

    /**
     * A state from which the one waited for cannot be reached any more.
     *
     * @param failed true when lost
     * @param reason what AWS gives as the reason
     * @return this
     */
    Waiter<S> failsWhen(Predicate<? super S> failed, Function<? super S, String> reason);

    /**
     * How long to wait at most, the AWS calls of a look included; 30 minutes unless set.
     *
     * @param limit greater than zero
     * @return this
     */
    Waiter<S> atMost(Duration limit);

    /**
     * How long to pause after the first look; doubles with jitter up to ten times that. 3 seconds unless set.
     *
     * @param first greater than zero
     * @return this
     */
    Waiter<S> every(Duration first);

    /**
     * Who is told after each look.
     *
     * @param progress the listener
     * @return this
     */
    Waiter<S> reportTo(ProgressListener progress);

    /**
     * Waits.
     *
     * @return the state that ended the wait
     * @throws dev.mlgovern.core.error.ConflictException if a state of {@link #failsWhen} came up; the message holds its reason
     * @throws dev.mlgovern.core.error.UnavailableException if the limit passed first
     */
    S await();
}
