package dev.mlgovern.featurestore.schema;

/**
 * How many values a feature has. Only groups with an in-memory online store take collections, and one vector each.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-collection-types.html">Collection types</a>
 */
public sealed interface FeatureShape {
    /** One value. */
    FeatureShape SINGLE = new Single();

    /** Any number of values, in order. */
    FeatureShape LIST = new ListOf();

    /** Any number of different values, without order. */
    FeatureShape SET = new SetOf();

    /**
     * A fixed number of fractional values.
     *
     * @param dimension how many: 1 to {@value Vector#MAX}
     * @return the shape
     */
    static FeatureShape vector(int dimension) {
        return new Vector(dimension);
    }

    /** One value. */
    record Single() implements FeatureShape {}

    /** Any number of values, in order. */
    record ListOf() implements FeatureShape {}

    /** Any number of different values, without order. */
    record SetOf() implements FeatureShape {}

    /**
     * A fixed number of fractional values.
     *
     * @param dimension how many: 1 to {@value Vector#MAX}
     */
    record Vector(int dimension) implements FeatureShape {
        /** How many values a vector may have: {@value}. */
        public static final int MAX = 8192; // CollectionConfig.VectorConfig.Dimension in the SageMaker API
    }
}
