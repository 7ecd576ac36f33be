package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Descriptions and parameters of features: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateFeatureMetadata.html */
final class FeatureMetadata implements Operations {
    private static final int MOST_PARAMETERS = 25;

    private final Realms realms;

    FeatureMetadata(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "UpdateFeatureMetadata", new Operation(this::named, this::update),
                "DescribeFeatureMetadata", new Operation(this::named, this::describe));
    }

    private List<Access> named(Call call) {
        return realms.only(call, FeatureGroups.arn(call));
    }

    private ObjectNode update(Call call) {
        ObjectNode metadata = describe(call);
        if (call.input().has("Description")) {
            metadata.set("Description", call.input().get("Description"));
        }
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        metadata.path("Parameters").forEach(each -> parameters.put(Wire.text(each, "Key", ""), each));
        call.input().path("ParameterRemovals").forEach(key -> parameters.remove(key.asText()));
        call.input().path("ParameterAdditions").forEach(each -> parameters.put(Wire.text(each, "Key", ""), each));
        if (parameters.size() > MOST_PARAMETERS) {
            throw AwsError.validation("A feature may have at most " + MOST_PARAMETERS + " parameters");
        }
        metadata.set("Parameters", Wire.array(parameters.values()));
        metadata.put("LastModifiedTime", realms.now());
        realms.of(FeatureGroups.arn(call)).featureMetadata.put(key(call), metadata);
        return Wire.object();
    }

    private ObjectNode describe(Call call) {
        SageMakerArn arn = FeatureGroups.arn(call);
        ObjectNode group = FeatureGroups.find(realms, arn);
        String name = Wire.required(call.input(), "FeatureName");
        for (JsonNode feature : group.required("FeatureDefinitions")) {
            if (name.equals(Wire.text(feature, "FeatureName"))) {
                ObjectNode known = realms.of(arn).featureMetadata.find(key(call));
                return known == null ? fresh(group, feature) : known.deepCopy();
            }
        }
        throw new AwsError(
                400, "ResourceNotFound", "Resource Not Found: feature " + name + " of " + arn + " does not exist.");
    }

    /** What is known of a feature of which nothing was said. */
    static ObjectNode fresh(ObjectNode group, JsonNode feature) {
        ObjectNode metadata = Wire.pick(group, "FeatureGroupArn", "FeatureGroupName", "CreationTime");
        metadata.set("LastModifiedTime", group.get("CreationTime"));
        metadata.set("FeatureName", feature.get("FeatureName"));
        metadata.set("FeatureType", feature.get("FeatureType"));
        metadata.putArray("Parameters");
        return metadata;
    }

    private static String key(Call call) {
        return key(FeatureGroups.arn(call), call.input());
    }

    /** {@return under what the metadata of a feature is kept} */
    static String key(SageMakerArn group, JsonNode named) {
        return group.name() + '/' + Wire.required(named, "FeatureName");
    }
}
