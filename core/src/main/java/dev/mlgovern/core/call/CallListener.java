package dev.mlgovern.core.call;

/**
 * Hears of every AWS call that a platform's clients made.
 *
 * <p>Called on the thread that made the call, after it ended; it should return at once. What it throws is logged and
 * ignored.
 */
@FunctionalInterface
public interface CallListener {
    /**
     * A call ended, well or not.
     *
     * @param event what is known of it
     */
    void called(CallEvent event);
}
