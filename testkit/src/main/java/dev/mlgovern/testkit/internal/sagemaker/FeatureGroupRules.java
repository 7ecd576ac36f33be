package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the documentation asks of a feature group beyond the API model. */
final class FeatureGroupRules {
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FeatureDefinition.html
    private static final Set<String> RESERVED = Set.of("is_deleted", "write_time", "api_invocation_time");

    private FeatureGroupRules() {}

    static void check(ObjectNode group) {
        Map<String, JsonNode> features = features(group);
        JsonNode identifier = named(features, group, "RecordIdentifierFeatureName");
        JsonNode time = named(features, group, "EventTimeFeatureName");
        require(!identifier.has("CollectionType"), "The record identifier must not be a collection");
        require(
                !"Integral".equals(Wire.text(time, "FeatureType")) && !time.has("CollectionType"),
                "EventTimeFeatureName must name a feature of type String or Fractional");
        stores(group, time, features);
    }

    private static Map<String, JsonNode> features(ObjectNode group) {
        Map<String, JsonNode> features = new HashMap<>();
        for (JsonNode feature : group.required("FeatureDefinitions")) {
            String name = Wire.required(feature, "FeatureName");
            require(!RESERVED.contains(name), "FeatureName " + name + " is reserved");
            // a column of Glue's, which knows no upper case:
            // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-quotas.html
            require(
                    features.put(name.toLowerCase(Locale.ROOT), feature) == null,
                    "FeatureName " + name + " is there twice");
            boolean vector = "Vector".equals(Wire.text(feature, "CollectionType"));
            require(
                    !vector || "Fractional".equals(Wire.text(feature, "FeatureType")),
                    "Feature " + name + ": elements of a vector must be Fractional");
            require(
                    vector == feature.path("CollectionConfig").has("VectorConfig"),
                    "Feature " + name + ": VectorConfig belongs to a vector, and a vector needs one");
        }
        return features;
    }

    private static JsonNode named(Map<String, JsonNode> features, ObjectNode group, String member) {
        String name = Wire.required(group, member);
        JsonNode feature = features.get(name.toLowerCase(Locale.ROOT));
        if (feature == null || !name.equals(Wire.text(feature, "FeatureName"))) {
            throw AwsError.validation(member + " " + name + " is not among the feature definitions");
        }
        return feature;
    }

    private static void stores(ObjectNode group, JsonNode time, Map<String, JsonNode> features) {
        boolean online =
                group.path("OnlineStoreConfig").path("EnableOnlineStore").asBoolean();
        boolean offline = group.has("OfflineStoreConfig");
        require(online || offline, "Either OnlineStoreConfig or OfflineStoreConfig must be specified");
        require(!offline || group.has("RoleArn"), "RoleArn must be specified with OfflineStoreConfig");
        boolean iceberg = "Iceberg".equals(Wire.text(group.path("OfflineStoreConfig"), "TableFormat"));
        // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-create-feature-group.html
        require(
                !iceberg || "String".equals(Wire.text(time, "FeatureType")),
                "The event time of an Iceberg table must be of type String");
        boolean inMemory = "InMemory".equals(Wire.text(group.path("OnlineStoreConfig"), "StorageType"));
        // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-throughput-mode.html
        require(
                !inMemory || !"Provisioned".equals(Wire.text(group.path("ThroughputConfig"), "ThroughputMode")),
                "Provisioned throughput is for Standard online stores and for groups without an online store");
        boolean collections = features.values().stream().anyMatch(feature -> feature.has("CollectionType"));
        // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-collection-types.html
        require(!collections || inMemory, "Only InMemory online stores support collection types");
        require(
                features.values().stream()
                                .filter(f -> f.has("CollectionConfig"))
                                .count()
                        <= 1,
                "A feature group may have one vector only");
        // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-storage-configurations-offline-store.html
        require(!(inMemory && offline), "An InMemory online store has no offline store");
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw AwsError.validation(rule);
        }
    }
}
