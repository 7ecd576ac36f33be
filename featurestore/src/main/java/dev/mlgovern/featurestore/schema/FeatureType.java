package dev.mlgovern.featurestore.schema;

import java.util.Locale;

/** The type of a feature's values. */
public enum FeatureType {
    /** Whole numbers of 64 bits. */
    INTEGRAL,
    /** Finite floating-point numbers of 64 bits. */
    FRACTIONAL,
    /** Text in UTF-8. */
    STRING;

    private final String awsName = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);

    /**
     * The name in the SageMaker API.
     *
     * @return such as {@code Integral}
     */
    public String awsName() {
        return awsName;
    }

    /**
     * The type of a name in the SageMaker API.
     *
     * @param awsName such as {@code Integral}
     * @return the type
     * @throws IllegalArgumentException if there is none
     */
    public static FeatureType ofAwsName(String awsName) {
        for (FeatureType type : values()) {
            if (type.awsName.equals(awsName)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "feature type must be Integral, Fractional or String, was \"" + awsName + "\"");
    }
}
