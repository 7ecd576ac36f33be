package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.featurestore.internal.FeatureValues;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;

/**
 * Records as the runtime sends them.
 *
 * @param schema of what is read and written
 * @param projection names of the features to read, null for all
 * @param encode from Java
 * @param decode to Java
 * @param <T> what a record is in Java
 */
record Wire<T>(
        Schema schema,
        @Nullable List<String> projection,
        Function<T, FeatureRecord> encode,
        Function<FeatureRecord, T> decode) {
    static <T> Wire<T> of(Schema group, RecordType<T> type) {
        List<String> names =
                type.schema().features().stream().map(Feature::name).toList();
        boolean all = names.size() == group.features().size();
        return new Wire<>(type.schema(), all ? null : names, type::encode, type::decode);
    }

    static Wire<FeatureRecord> of(Schema group) {
        return new Wire<>(group, null, Function.identity(), Function.identity());
    }

    List<FeatureValue> written(T value) {
        return FeatureValues.of(encode.apply(value));
    }

    /** Features that were added since the schema was read are left out. */
    T read(List<FeatureValue> values) {
        try {
            return decoded(values);
        } catch (RuntimeException e) {
            throw new ConflictException(
                    Failure.of("records", "the record that is there cannot be read as this type; the cause says why")
                            .causedBy(e));
        }
    }

    private T decoded(List<FeatureValue> values) {
        FeatureRecord.Builder record = FeatureRecord.of(schema);
        for (FeatureValue value : values) {
            if (schema.feature(value.featureName()).isPresent()) {
                if (value.hasValueAsStringList()) {
                    record.put(value.featureName(), value.valueAsStringList());
                } else if (value.valueAsString() != null) {
                    record.put(value.featureName(), value.valueAsString());
                }
            }
        }
        return decode.apply(record.build());
    }
}
