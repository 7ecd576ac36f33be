package dev.mlgovern.featurestore.schema;

/**
 * One feature of a group. Immutable; a {@link Schema} says what is wrong with it.
 *
 * @param name at most 64 letters, digits, hyphens and underscores, the first a letter or digit
 * @param type of its values
 * @param shape how many values it has
 */
public record Feature(String name, FeatureType type, FeatureShape shape) {
    /**
     * A feature of one value.
     *
     * @param name at most 64 letters, digits, hyphens and underscores
     * @param type of its value
     * @return the feature
     */
    public static Feature of(String name, FeatureType type) {
        return new Feature(name, type, FeatureShape.SINGLE);
    }

    /** Such as {@code amount Fractional}. */
    @Override
    public String toString() {
        if (shape instanceof FeatureShape.Vector vector) {
            return "%s Vector(%d) of %s".formatted(name, vector.dimension(), type.awsName());
        }
        if (shape instanceof FeatureShape.Single) {
            return name + " " + type.awsName();
        }
        return "%s %s of %s".formatted(name, shape instanceof FeatureShape.SetOf ? "Set" : "List", type.awsName());
    }
}
