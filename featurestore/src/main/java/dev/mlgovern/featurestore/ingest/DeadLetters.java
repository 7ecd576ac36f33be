package dev.mlgovern.featurestore.ingest;

import java.nio.file.Path;

/**
 * Where records go that are given up. They hold what users gave, so they go nowhere unless this is set.
 *
 * <p>Called by one thread at a time. A record may come twice: again after a crash, when a run goes on from its checkpoint.
 */
@FunctionalInterface
public interface DeadLetters extends AutoCloseable {
    /** Drops them; the report still counts them and keeps the first. */
    DeadLetters DROPPED = letter -> {};

    /**
     * Takes one. What is thrown here ends the run, since records would be lost otherwise.
     *
     * @param letter what was given up
     */
    void add(DeadLetter letter);

    /** Makes sure that what was added stays, before a checkpoint says that it is dealt with. Does nothing unless overridden. */
    default void flush() {}

    /** Called once, at the end of the run. Does nothing unless overridden. */
    @Override
    default void close() {}

    /**
     * A file with one JSON object a line: {@code position}, {@code identifier}, {@code eventTime}, {@code reason}, and the
     * features of the record as texts or lists of texts under {@code record}. What is there stays.
     *
     * @param file made if it is not there, readable by its owner alone where the file system can do that
     * @return what writes it, opened at the first letter
     */
    static DeadLetters jsonLines(Path file) {
        return new JsonLines(file);
    }
}
