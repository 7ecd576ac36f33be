package dev.mlgovern.featurestore.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What SageMaker refuses in the features of a group. */
final class SchemaRules {
    // limits of CreateFeatureGroup and FeatureDefinition:
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FeatureDefinition.html
    private static final int FEATURES = 2500;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]([-_]*[a-zA-Z0-9]){0,63}");
    private static final int LONGEST = 64;
    private static final Set<String> RESERVED = Set.of("is_deleted", "write_time", "api_invocation_time");

    private final List<String> problems = new ArrayList<>();
    private final Map<String, Feature> byName = new HashMap<>();

    private SchemaRules() {}

    static List<String> problems(List<Feature> features, String recordIdentifier, String eventTime) {
        SchemaRules rules = new SchemaRules();
        if (features.isEmpty() || features.size() > FEATURES) {
            rules.problems.add("features must be 1 to %d, were %d".formatted(FEATURES, features.size()));
        }
        features.forEach(rules::feature);
        long vectors = features.stream()
                .filter(feature -> feature.shape() instanceof FeatureShape.Vector)
                .count();
        if (vectors > 1) {
            // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-collection-types.html
            rules.problems.add("features must hold at most one vector, held " + vectors);
        }
        rules.special("record identifier", recordIdentifier);
        rules.special("event time", eventTime);
        rules.eventTime(eventTime);
        return rules.problems;
    }

    private void feature(Feature feature) {
        String name = feature.name();
        if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
            problems.add("feature name must be 1 to %d letters, digits and inner hyphens or underscores, was \"%s\""
                    .formatted(LONGEST, name.substring(0, Math.min(name.length(), LONGEST + 1))));
        }
        // Glue, which holds the offline store's columns, tells no upper case from lower case
        String column = name.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(column)) {
            problems.add("feature name \"%s\" is reserved for a column of the offline store".formatted(name));
        }
        Feature other = byName.putIfAbsent(column, feature);
        if (other != null) {
            problems.add("feature name \"%s\" is there twice, also as \"%s\"".formatted(name, other.name()));
        }
        if (feature.shape() instanceof FeatureShape.Vector vector) {
            vector(feature, vector.dimension());
        }
    }

    private void vector(Feature feature, int dimension) {
        if (dimension < 1 || dimension > FeatureShape.Vector.MAX) {
            problems.add("feature %s: dimension must be 1 to %d, was %d"
                    .formatted(feature.name(), FeatureShape.Vector.MAX, dimension));
        }
        if (feature.type() != FeatureType.FRACTIONAL) {
            problems.add("feature %s: a vector must be Fractional, was %s"
                    .formatted(feature.name(), feature.type().awsName()));
        }
    }

    private void special(String what, String name) {
        Feature feature = byName.get(name.toLowerCase(Locale.ROOT));
        if (feature == null || !feature.name().equals(name)) {
            problems.add("%s \"%s\" is none of the features".formatted(what, name));
        } else if (!(feature.shape() instanceof FeatureShape.Single)) {
            problems.add("%s \"%s\" must have one value, is %s".formatted(what, name, feature));
        }
    }

    private void eventTime(String name) {
        Feature feature = byName.get(name.toLowerCase(Locale.ROOT));
        if (feature != null && feature.type() == FeatureType.INTEGRAL) {
            problems.add("event time \"%s\" must be String or Fractional, was Integral".formatted(name));
        }
    }
}
