package dev.mlgovern.featurestore.internal;

import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;

/** Records as {@code PutRecord} takes them. */
public final class FeatureValues {
    private FeatureValues() {}

    /**
     * The values that a record has.
     *
     * @param record any
     * @return one for each feature that has a value
     */
    public static List<FeatureValue> of(FeatureRecord record) {
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
}
