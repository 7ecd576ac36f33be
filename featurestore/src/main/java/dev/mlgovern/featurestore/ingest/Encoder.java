package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureRecord;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of what a source gives.
 *
 * @param <S> what that is
 */
final class Encoder<S> {
    private final Function<S, Write> write;

    private Encoder(Function<S, Write> write) {
        this.write = write;
    }

    /** Of records alone. */
    static <T> Encoder<T> ofRecords(Function<? super T, FeatureRecord> encode) {
        return new Encoder<>(value -> put(encode.apply(value), null));
    }

    /** Of records and deletions. */
    static <T> Encoder<Change<T>> ofChanges(Function<? super T, FeatureRecord> encode, EventTime.Format format) {
        return new Encoder<>(change -> {
            if (change.what() instanceof Change.Put<T> put) {
                return put(encode.apply(put.value()), change);
            }
            Change.Delete<T> delete = (Change.Delete<T>) change.what();
            return new Write(
                    delete.identifier(),
                    format.write(delete.at()),
                    null,
                    delete.deletion(),
                    change.targetStores(),
                    null);
        });
    }

    private static Write put(FeatureRecord record, @Nullable Change<?> change) {
        return change == null
                ? new Write(record.identifier(), record.eventTime(), record, null, Set.of(), null)
                : new Write(
                        record.identifier(), record.eventTime(), record, null, change.targetStores(), change.live());
    }

    /** What cannot be written is a failure of that record alone. */
    Entry entry(long position, @Nullable S value) {
        if (value == null) {
            return Entry.unreadable(position, "", invalid("the source gave null"));
        }
        try {
            return Entry.of(position, value, write.apply(value));
        } catch (RuntimeException e) {
            return Entry.unreadable(position, value, invalid(said(e)));
        }
    }

    /** What a user's own code throws may hold the value. */
    private static String said(RuntimeException thrown) {
        String message = String.valueOf(thrown.getMessage());
        boolean ours = (thrown instanceof IllegalArgumentException && message.startsWith("feature "))
                || (thrown instanceof IllegalStateException && message.startsWith("the record has no "));
        return ours ? message : "its type threw " + thrown.getClass().getName();
    }

    private static InvalidRequestException invalid(String problem) {
        return new InvalidRequestException(
                Failure.of("ingest", "the record cannot be written; nothing was sent"), List.of(problem));
    }
}
