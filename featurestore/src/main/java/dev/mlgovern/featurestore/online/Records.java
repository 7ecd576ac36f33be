package dev.mlgovern.featurestore.online;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The records of one feature group, one at a time or many. Thread-safe.
 *
 * @param <T> what a record is in Java
 */
public interface Records<T> {
    /**
     * Writes a record, over all its features: those without a value have none afterwards. One call
     * ({@code sagemaker:PutRecord}). It counts only if its event time, in milliseconds, is later
     * than that of the record there, or of the mark of its deletion; otherwise it is kept offline only.
     *
     * @param value the record
     * @throws IllegalArgumentException if it cannot be written; names the feature, never its value
     * @throws dev.mlgovern.core.error.InvalidRequestException if SageMaker refuses it
     */
    void put(T value);

    /**
     * Reads the latest record of an identifier. One call ({@code sagemaker:GetRecord}).
     *
     * @param identifier value of the feature that names a record, as text
     * @return empty if there is none, or if it was deleted or has outlived its time
     * @throws dev.mlgovern.core.error.ConflictException if what is there cannot be read as the type; the cause names the
     *     feature
     */
    Optional<T> get(String identifier);

    /**
     * Reads the latest records of many identifiers: a call for each hundred ({@code sagemaker:BatchGetRecord}), side by
     * side; what the service leaves unprocessed is asked for again, for a minute at most.
     *
     * @param identifiers values of the feature that names a record, each at most once
     * @return what was found, what is missing and what failed
     */
    Found<T> get(Collection<String> identifiers);

    /**
     * Reads the latest records of any number of identifiers, as the stream is read: a thousand at a time, a call for each hundred, side by
     * side. What came before is not held. With what is there comes when it will have outlived its time.
     *
     * @param identifiers values of the feature that names a record
     * @return an outcome for each, in order; sequential, and closing it closes the identifiers
     */
    Stream<ReadOutcome<T>> read(Stream<String> identifiers);

    /**
     * Deletes a record. One call ({@code sagemaker:DeleteRecord}). It stays in the offline store, followed by a mark of its
     * deletion.
     *
     * @param identifier value of the feature that names a record, as text
     * @param at when it ceased to be true, kept to the millisecond; a record that is as new or newer stays
     * @param deletion what is left
     * @throws dev.mlgovern.core.error.InvalidRequestException if the deletion is {@link Deletion#HARD} and the record as new
     *     or newer
     */
    void delete(String identifier, Instant at, Deletion deletion);
}
