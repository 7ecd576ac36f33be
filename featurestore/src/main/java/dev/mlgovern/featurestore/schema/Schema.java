package dev.mlgovern.featurestore.schema;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The features of a group, and which of them name a record and its time. Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html">CreateFeatureGroup</a>
 */
public final class Schema {
    private final List<Feature> features;
    private final String recordIdentifier;
    private final String eventTime;
    private final Map<String, Integer> positions = new HashMap<>();

    private Schema(List<Feature> features, String recordIdentifier, String eventTime) {
        this.features = List.copyOf(features);
        this.recordIdentifier = recordIdentifier;
        this.eventTime = eventTime;
        for (int i = 0; i < features.size(); i++) {
            positions.put(features.get(i).name(), i);
        }
    }

    /**
     * A schema that SageMaker takes.
     *
     * @param features 1 to 2500, each name once
     * @param recordIdentifier name of the feature that names a record
     * @param eventTime name of the feature that says when the record was true: a string in ISO 8601 or fractional seconds
     * @return the schema
     * @throws InvalidRequestException with every problem, if there is one
     */
    public static Schema of(List<Feature> features, String recordIdentifier, String eventTime) {
        List<String> problems = SchemaRules.problems(features, recordIdentifier, eventTime);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of("featureGroup", "%d problems of the schema".formatted(problems.size())), problems);
        }
        return new Schema(features, recordIdentifier, eventTime);
    }

    /**
     * Its features.
     *
     * @return in the order of their definition
     */
    public List<Feature> features() {
        return features;
    }

    /**
     * The feature that names a record.
     *
     * @return one of the features
     */
    public Feature recordIdentifier() {
        return features.get(position(recordIdentifier));
    }

    /**
     * The feature that says when a record was true.
     *
     * @return one of the features
     */
    public Feature eventTime() {
        return features.get(position(eventTime));
    }

    /**
     * Finds a feature.
     *
     * @param name its name
     * @return empty if there is none
     */
    public Optional<Feature> feature(String name) {
        return Optional.ofNullable(positions.get(name)).map(features::get);
    }

    /**
     * Where a feature stands.
     *
     * @param name its name
     * @return from 0 on
     * @throws IllegalArgumentException if there is no such feature
     */
    public int position(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalArgumentException("no feature is called \"" + name + "\"");
        }
        return position;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema that
                && features.equals(that.features)
                && recordIdentifier.equals(that.recordIdentifier)
                && eventTime.equals(that.eventTime);
    }

    @Override
    public int hashCode() {
        return features.hashCode() + 31 * recordIdentifier.hashCode() + 961 * eventTime.hashCode();
    }

    /** The features, the identifier and the event time. */
    @Override
    public String toString() {
        return "Schema[identifier=%s, eventTime=%s, features=%s]".formatted(recordIdentifier, eventTime, features);
    }
}
