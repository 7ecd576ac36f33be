package dev.mlgovern.featurestore.record;

import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a feature group: a value for each feature, or none. Immutable and thread-safe; {@code toString} shows
 * no values.
 *
 * <p>Values are kept in the text form in which SageMaker stores them: {@code 42}, {@code 0.5}, {@code 2026-11-23T10:00:00Z}.
 */
public final class FeatureRecord {
    private final Schema schema;
    /** By position: a String, a List of String, or null. */
    private final @Nullable Object[] values;

    private FeatureRecord(Schema schema, @Nullable Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    /**
     * A record to be filled in.
     *
     * @param schema its features
     * @return a builder without values
     */
    public static Builder of(Schema schema) {
        return new Builder(schema);
    }

    /** Takes the array over. */
    static FeatureRecord holding(Schema schema, @Nullable Object[] values) {
        return new FeatureRecord(schema, values);
    }

    /**
     * Its features.
     *
     * @return the schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * The value of the feature that names the record.
     *
     * @return as text
     * @throws IllegalStateException if it has none
     */
    public String identifier() {
        return required(schema.recordIdentifier());
    }

    /**
     * The value of the feature that says when the record was true.
     *
     * @return as text
     * @throws IllegalStateException if it has none
     */
    public String eventTime() {
        return required(schema.eventTime());
    }

    /**
     * The value of a feature that has one value.
     *
     * @param feature its name
     * @return as text; empty if the record has none
     * @throws IllegalArgumentException if there is no such feature or it is a collection
     */
    public Optional<String> value(String feature) {
        Object value = values[schema.position(feature)];
        if (value instanceof List<?>) {
            throw new IllegalArgumentException("feature \"" + feature + "\" is a collection: call values()");
        }
        return Optional.ofNullable((String) value);
    }

    /**
     * The values of a feature that is a collection.
     *
     * @param feature its name
     * @return as texts; empty if the record has none, which is not the same as an empty collection
     * @throws IllegalArgumentException if there is no such feature or it is no collection
     */
    @SuppressWarnings("unchecked")
    public Optional<List<String>> values(String feature) {
        Object value = values[schema.position(feature)];
        if (value instanceof String) {
            throw new IllegalArgumentException("feature \"" + feature + "\" has one value: call value()");
        }
        return Optional.ofNullable((List<String>) value);
    }

    @Nullable
    Object raw(int position) {
        return values[position];
    }

    private String required(Feature feature) {
        Object value = values[schema.position(feature.name())];
        if (value == null) {
            throw new IllegalStateException("the record has no " + feature.name());
        }
        return (String) value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureRecord that && schema.equals(that.schema) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * schema.hashCode() + Arrays.hashCode(values);
    }

    /** How many features have a value; never which. */
    @Override
    public String toString() {
        long filled = Arrays.stream(values).filter(value -> value != null).count();
        return "FeatureRecord[%d of %d features]".formatted(filled, values.length);
    }

    /** Fills a record in. Not thread-safe. */
    public static final class Builder {
        private final Schema schema;
        private final @Nullable Object[] values;

        private Builder(Schema schema) {
            this.schema = schema;
            this.values = new Object[schema.features().size()];
        }

        /**
         * Gives a feature its one value.
         *
         * @param feature its name
         * @param value as text
         * @return this
         * @throws IllegalArgumentException if there is no such feature, it is a collection, or the text is not of its type
         */
        public Builder put(String feature, String value) {
            int position = schema.position(feature);
            Feature known = schema.features().get(position);
            if (!(known.shape() instanceof FeatureShape.Single)) {
                throw new IllegalArgumentException("feature " + known + " is a collection: put a list");
            }
            values[position] = ValueRules.checked(known, value);
            return this;
        }

        /**
         * Gives a collection its values.
         *
         * @param feature its name
         * @param elements as texts
         * @return this
         * @throws IllegalArgumentException if there is no such feature, it is no collection, a text is not of its type, or
         *     a vector has another dimension
         */
        public Builder put(String feature, List<String> elements) {
            int position = schema.position(feature);
            values[position] = ValueRules.checked(schema.features().get(position), elements);
            return this;
        }

        /**
         * Ends.
         *
         * @return the record
         */
        public FeatureRecord build() {
            return new FeatureRecord(schema, values.clone());
        }
    }
}
