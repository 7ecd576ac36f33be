package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.error.GovernanceException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of loading records. Immutable; {@code toString} shows counts alone.
 *
 * @param written records and deletions that AWS took
 * @param failed those that were given up
 * @param skipped those that an earlier run had done, as its checkpoint says
 * @param retried how often something was sent again
 * @param throttled how often AWS said that there was too much at once
 * @param failures the first {@value #KEPT} of those that were given up, in the order in which they were; all of them go to the dead letters
 */
public record IngestReport(
        long written, long failed, long skipped, long retried, long throttled, List<Failed> failures) {
    /** How many failures a report keeps: {@value}. */
    public static final int KEPT = 100;

    /**
     * Copies.
     *
     * @param written records and deletions that AWS took
     * @param failed those that were given up
     * @param skipped those that an earlier run had done
     * @param retried how often something was sent again
     * @param throttled how often AWS said that there was too much at once
     * @param failures the first of those that were given up
     */
    public IngestReport {
        failures = List.copyOf(failures);
    }

    /**
     * One that was given up.
     *
     * @param position in the source, from 0 on
     * @param identifierOrNull of the record; null if it has none or could not be read
     * @param reason why; never holds a value of the record
     */
    public record Failed(long position, @Nullable String identifierOrNull, GovernanceException reason) {
        /**
         * Which record it is.
         *
         * @return empty if it has no identifier, or could not be read
         */
        public Optional<String> identifier() {
            return Optional.ofNullable(identifierOrNull);
        }

        /** The position and the reason. */
        @Override
        public String toString() {
            return "Failed[position=" + position + ", reason=" + reason.getMessage() + "]";
        }
    }

    /** The counts. */
    @Override
    public String toString() {
        return "IngestReport[%d written, %d failed, %d skipped, %d retried, %d throttled]"
                .formatted(written, failed, skipped, retried, throttled);
    }
}
