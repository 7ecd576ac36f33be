package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.featurestore.file.FeatureRow;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a source gives and where it goes.
 *
 * @param target where
 * @param type what a record is; null for records without a type
 * @param ofChanges whether it is changes of those
 * @param <S> what the source gives
 */
record Origin<S>(Target target, @Nullable RecordType<?> type, boolean ofChanges) {
    Origin<Change<S>> changes() {
        if (ofChanges) {
            throw new IllegalStateException("it is of changes already");
        }
        return new Origin<>(target, type, true);
    }

    // the one who makes an origin says of what it is
    @SuppressWarnings("unchecked")
    Encoder<S> encoder() {
        RecordType<Object> typed = (RecordType<Object>) type;
        Function<Object, FeatureRecord> encode = typed == null ? Origin::record : typed::encode;
        EventTime.Format format =
                EventTime.Format.of(target.schema().eventTime().type());
        return (Encoder<S>) (ofChanges ? Encoder.ofChanges(encode, format) : Encoder.ofRecords(encode));
    }

    private static FeatureRecord record(Object untyped) {
        return untyped instanceof FeatureRow row ? row.record() : (FeatureRecord) untyped;
    }
}
