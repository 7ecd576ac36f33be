package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.error.GovernanceException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one of many records. {@code toString} shows neither the record nor its identifier.
 *
 * @param <T> what a record is in Java
 */
public sealed interface ReadOutcome<T> {
    /**
     * Which record it is about.
     *
     * @return as it was asked for
     */
    String identifier();

    /**
     * It is there.
     *
     * @param identifier as it was asked for
     * @param record the latest
     * @param expiresAt when it will have outlived its time, null if never
     * @param <T> what a record is in Java
     */
    record Present<T>(String identifier, T record, @Nullable Instant expiresAt) implements ReadOutcome<T> {
        @Override
        public String toString() {
            return "Present" + (expiresAt == null ? "" : " until " + expiresAt);
        }
    }

    /**
     * There is none, or it was deleted or has outlived its time.
     *
     * @param identifier as it was asked for
     * @param <T> what a record is in Java
     */
    record Missing<T>(String identifier) implements ReadOutcome<T> {
        @Override
        public String toString() {
            return "Missing";
        }
    }

    /**
     * It could not be read.
     *
     * @param identifier as it was asked for
     * @param cause why
     * @param <T> what a record is in Java
     */
    record Failed<T>(String identifier, GovernanceException cause) implements ReadOutcome<T> {
        @Override
        public String toString() {
            return "Failed: " + cause.getMessage();
        }
    }
}
