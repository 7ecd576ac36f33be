package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.featurestore.online.Deletion;
import dev.mlgovern.featurestore.record.FeatureRecord;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way into a feature group, or one deletion.
 *
 * @param identifier of the record, as text
 * @param eventTime as the group writes it
 * @param record what to put; null for a deletion
 * @param deletion what to leave; null for a record
 * @param stores where to; empty for all that the group has
 * @param timeToLive after the event time; null for that of the group
 */
record Write(
        String identifier,
        String eventTime,
        @Nullable FeatureRecord record,
        @Nullable Deletion deletion,
        Set<TargetStore> stores,
        @Nullable Duration timeToLive) {
    /** How many there are; never of whom or what. */
    @Override
    public String toString() {
        return record == null ? "Write[" + deletion + " deletion]" : "Write[" + record + "]";
    }
}
