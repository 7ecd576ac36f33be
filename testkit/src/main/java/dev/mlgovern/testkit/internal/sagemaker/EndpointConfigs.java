package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Endpoint configurations: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
final class EndpointConfigs implements Operations {
    static final String TYPE = "endpoint-config";

    private final Realms realms;

    EndpointConfigs(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "CreateEndpointConfig", new Operation(call -> realms.create(call, arn(call)), this::create),
                "DescribeEndpointConfig", new Operation(this::named, this::describe),
                "DeleteEndpointConfig", new Operation(this::named, this::delete),
                "ListEndpointConfigs", new Operation(realms::any, this::list));
    }

    static ObjectNode find(Realms realms, SageMakerArn arn) {
        ObjectNode found = realms.of(arn).endpointConfigs.find(arn.name());
        if (found == null) {
            throw AwsError.validation("Could not find endpoint configuration \"" + arn + "\".");
        }
        return found;
    }

    private List<Access> named(Call call) {
        return realms.only(call, arn(call));
    }

    private ObjectNode create(Call call) {
        SageMakerArn arn = arn(call);
        Realm realm = realms.of(call);
        if (realm.endpointConfigs.has(arn.name())) {
            throw AwsError.validation("Cannot create already existing endpoint configuration \"" + arn + "\".");
        }
        check(call);
        ObjectNode config = call.input().deepCopy().without(List.of("Tags"));
        config.put("EndpointConfigArn", arn.toString());
        config.put("CreationTime", realms.now());
        realm.tags.put(arn.toString(), call.input().get("Tags"));
        realm.endpointConfigs.put(arn.name(), config);
        return Wire.object("EndpointConfigArn", arn.toString());
    }

    private void check(Call call) {
        Set<String> names = new HashSet<>();
        for (JsonNode variant : call.input().get("ProductionVariants")) {
            String name = Wire.required(variant, "VariantName");
            if (!names.add(name)) {
                throw AwsError.validation("Variant names must be unique within an endpoint configuration: " + name);
            }
            checkVariant(call, variant, name);
        }
        String key = Wire.text(call.input(), "KmsKeyId");
        if (key != null) {
            realms.cloud.keys().use(call.caller(), call.region(), "kms:GenerateDataKey", key);
        }
    }

    private void checkVariant(Call call, JsonNode variant, String name) {
        if (variant.has("InstanceType") == variant.has("ServerlessConfig")) {
            throw AwsError.validation("Specify either InstanceType or ServerlessConfig for variant " + name + ".");
        }
        if (variant.has("InstanceType") && !variant.has("InitialInstanceCount")) {
            throw AwsError.validation("InitialInstanceCount is required for variant " + name + ".");
        }
        SageMakerArn modelArn = SageMakerArn.own(call, Models.TYPE, Wire.text(variant, "ModelName", ""));
        ObjectNode model = Models.find(realms, modelArn);
        if (variant.has("ServerlessConfig")) {
            ModelContainers.resolve(realms, call, model).forEach(container -> checkServerless(call, container));
        }
    }

    /** No image of another account but AWS's own: https://github.com/aws/amazon-sagemaker-feedback/issues/181 */
    private static void checkServerless(Call call, ObjectNode container) {
        if (!Containers.ownImage(call.accountId(), Wire.text(container, "Image", ""))) {
            throw AwsError.validation(
                    "The container image URI is not a prebuilt SageMaker algorithm or deep learning image, or the bring-your-own"
                            + " container image URI does not reside in an Amazon ECR repository within the same AWS account"
                            + " creating the endpoint.");
        }
    }

    private ObjectNode describe(Call call) {
        return find(realms, arn(call)).deepCopy();
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = arn(call);
        find(realms, arn);
        realms.of(call).endpointConfigs.remove(arn.name());
        realms.of(call).tags.forget(arn.toString());
        return Wire.object();
    }

    private ObjectNode list(Call call) {
        List<ObjectNode> found = realms.of(call).endpointConfigs.shown().stream()
                .map(config -> Wire.pick(config, "EndpointConfigName", "EndpointConfigArn", "CreationTime"))
                .toList();
        return new Listing(call, found)
                .nameContains("EndpointConfigName")
                .created()
                .sorted("EndpointConfigName", "CreationTime", "Descending")
                .page(realms.cloud, "EndpointConfigs");
    }

    static SageMakerArn arn(Call call) {
        return SageMakerArn.own(call, TYPE, Wire.required(call.input(), "EndpointConfigName"));
    }
}
