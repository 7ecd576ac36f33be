package dev.mlgovern.featurestore.ingest;

import java.util.List;

/**
 * Sends writes to the feature store once, without waiting for the answers. Who calls it bounds how many calls are under
 * way, paces them, and sends again what has to be.
 */
interface RecordWriter extends AutoCloseable {
    /** {@return the API as IAM names it, whose pace holds for it} */
    String action();

    /** {@return how many writes one call takes} */
    int batch();

    /** {@return how many calls under way at once suit it} */
    int calls();

    /**
     * Sends writes in one call. Thread-safe; returns as soon as the call is under way.
     *
     * @param writes from one to {@link #batch}, never two of the same identifier
     * @param answers told once, on any thread, an answer for each write in the order of the writes; what is thrown here
     *     instead ends the run
     */
    void send(List<Write> writes, Answers answers);

    @Override
    default void close() {}

    /** Hears what came of a call. Returns at once. */
    interface Answers {
        /**
         * The call has ended.
         *
         * @param each an answer for each write
         */
        void of(List<Answer> each);

        /**
         * The call has ended with something that is no failure of a write, such as an {@link Error}: the run ends.
         *
         * @param broken what was thrown
         */
        void broke(Throwable broken);
    }
}
