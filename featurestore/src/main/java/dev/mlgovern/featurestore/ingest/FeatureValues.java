package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.TtlDuration;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.TtlDurationUnit;

/** Records as {@code PutRecord} takes them. */
final class FeatureValues {
    private FeatureValues() {}

    static List<FeatureValue> of(FeatureRecord record) {
        List<Feature> features = record.schema().features();
        List<FeatureValue> values = new ArrayList<>(features.size());
        for (Feature feature : features) {
            FeatureValue.Builder one = FeatureValue.builder().featureName(feature.name());
            if (feature.shape() instanceof FeatureShape.Single) {
                record.value(feature.name())
                        .ifPresent(text -> values.add(one.valueAsString(text).build()));
            } else {
                record.values(feature.name())
                        .ifPresent(
                                texts -> values.add(one.valueAsStringList(texts).build()));
            }
        }
        return values;
    }

    /** In whole seconds, of which a value has 32 bits. */
    static TtlDuration timeToLive(Duration live) {
        return TtlDuration.builder()
                .unit(TtlDurationUnit.SECONDS)
                .value(Math.toIntExact(live.toSeconds()))
                .build();
    }
}
