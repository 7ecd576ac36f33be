package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.inference.InferenceHandler;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** Brings endpoint configurations up: pulls images, reads artifacts with the models' execution roles, asks containers for their health. */
final class Rollouts {
    private final Realms realms;
    private final Containers containers;

    Rollouts(Realms realms) {
        this.realms = realms;
        this.containers = new Containers(realms.cloud);
    }

    Rollout start(Call call, SageMakerArn configArn) {
        ObjectNode config = EndpointConfigs.find(realms, configArn);
        List<Rollout.Variant> variants = new ArrayList<>();
        try {
            for (JsonNode declared : config.get("ProductionVariants")) {
                variants.add(variant(call, (ObjectNode) declared));
            }
            return new Rollout(configArn.name(), variants, null);
        } catch (AwsError e) {
            return new Rollout(configArn.name(), List.of(), e.message());
        }
    }

    private Rollout.Variant variant(Call call, ObjectNode declared) {
        SageMakerArn modelArn = SageMakerArn.own(call, Models.TYPE, Wire.required(declared, "ModelName"));
        ObjectNode model = Models.find(realms, modelArn);
        Caller role = Models.serviceRole(realms, Wire.required(model, "ExecutionRoleArn"));
        List<Rollout.Container> started = new ArrayList<>();
        for (ObjectNode container : ModelContainers.resolve(realms, call, model)) {
            started.add(container(call, role, container));
        }
        Rollout.Variant variant = new Rollout.Variant(declared, started);
        started.forEach(container -> ping(variant, container));
        return variant;
    }

    private Rollout.Container container(Call call, Caller role, ObjectNode declared) {
        String image = Wire.required(declared, "Image");
        containers.check(role, call.region(), declared, "ImageDigest");
        String digest = Wire.text(declared, "ImageDigest");
        String resolved = digest == null ? image : repository(image) + "@" + digest;
        List<String> data = Containers.modelData(declared);
        SdkBytes artifact = data.isEmpty()
                ? SdkBytes.fromByteArray(new byte[0])
                : containers.read(role, call.region(), data.get(0));
        Map<String, String> environment = new HashMap<>();
        declared.path("Environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return new Rollout.Container(new Rollout.Image(image, resolved), artifact, environment);
    }

    static String repository(String image) {
        int digest = image.indexOf('@');
        int tag = image.indexOf(':');
        return digest >= 0 ? image.substring(0, digest) : tag >= 0 ? image.substring(0, tag) : image;
    }

    /** An image without code behind it cannot answer: https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html */
    private void ping(Rollout.Variant variant, Rollout.Container container) {
        InferenceHandler handler =
                realms.cloud.inference(container.image().specified()).orElse(null);
        if (handler == null || !handler.healthy(container.artifact(), container.environment())) {
            throw AwsError.validation("The primary container for production variant " + variant.name()
                    + " did not pass the ping health check. Please check CloudWatch logs for this endpoint.");
        }
    }
}
