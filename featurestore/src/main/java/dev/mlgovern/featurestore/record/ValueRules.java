package dev.mlgovern.featurestore.record;

import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether texts are values of a feature. The messages never hold a value: it may be somebody's. */
final class ValueRules {
    private ValueRules() {}

    static String checked(Feature feature, String text) {
        try {
            if (feature.type() == FeatureType.INTEGRAL) {
                Long.parseLong(text);
            } else if (feature.type() == FeatureType.FRACTIONAL) {
                finite(Double.parseDouble(text));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("feature %s: value must be %s".formatted(feature.name(), rule(feature)));
        }
        return text;
    }

    static List<String> checked(Feature feature, List<String> elements) {
        if (feature.shape() instanceof FeatureShape.Single) {
            throw new IllegalArgumentException("feature " + feature + " has one value: put a text");
        }
        filled("feature " + feature.name() + ": ", elements);
        sized(feature, elements);
        if (feature.shape() instanceof FeatureShape.SetOf
                && Set.copyOf(elements).size() != elements.size()) {
            throw new IllegalArgumentException(
                    "feature %s: values of a set must differ, two are the same".formatted(feature.name()));
        }
        elements.forEach(element -> checked(feature, element));
        return List.copyOf(elements);
    }

    static void filled(String where, Collection<?> elements) {
        if (elements.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(where + "null cannot be an element of a collection");
        }
    }

    static List<?> sized(Feature feature, List<?> elements) {
        if (feature.shape() instanceof FeatureShape.Vector vector && vector.dimension() != elements.size()) {
            throw new IllegalArgumentException("feature %s: a vector of %d values is needed, were %d"
                    .formatted(feature.name(), vector.dimension(), elements.size()));
        }
        return elements;
    }

    private static void finite(double number) {
        if (!Double.isFinite(number)) {
            throw new NumberFormatException("not finite");
        }
    }

    private static String rule(Feature feature) {
        return feature.type() == FeatureType.INTEGRAL ? "a whole number of 64 bits" : "a finite number";
    }
}
