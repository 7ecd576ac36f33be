package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** An endpoint configuration brought up: what runs, or why it does not. */
record Rollout(
        String config, List<Variant> variants, @Nullable String failure) {
    /** One production variant with its containers in order. */
    record Variant(ObjectNode declared, List<Container> containers) {
        String name() {
            return Wire.required(declared, "VariantName");
        }

        double weight() {
            return declared.path("InitialVariantWeight").asDouble(1);
        }
    }

    /** One container with the bytes that were there when it started. */
    record Container(Image image, SdkBytes artifact, Map<String, String> environment) {}

    /** An image by the name that was asked for, and by its digest where it is known. */
    record Image(String specified, String resolved) {}

    /** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantSummary.html */
    ArrayNode summaries(double resolved) {
        return Wire.array(
                variants.stream().map(variant -> summary(variant, resolved)).toList());
    }

    private static ObjectNode summary(Variant variant, double resolved) {
        ObjectNode summary = Wire.object("VariantName", variant.name());
        ArrayNode images = summary.putArray("DeployedImages");
        variant.containers()
                .forEach(container -> images.add(
                        Wire.object("SpecifiedImage", container.image().specified())
                                .put("ResolvedImage", container.image().resolved())
                                .put("ResolutionTime", resolved)));
        summary.put("CurrentWeight", variant.weight()).put("DesiredWeight", variant.weight());
        int instances = variant.declared().path("InitialInstanceCount").asInt();
        if (variant.declared().has("ServerlessConfig")) {
            summary.set("CurrentServerlessConfig", variant.declared().get("ServerlessConfig"));
        } else {
            summary.put("CurrentInstanceCount", instances).put("DesiredInstanceCount", instances);
        }
        return summary;
    }
}
