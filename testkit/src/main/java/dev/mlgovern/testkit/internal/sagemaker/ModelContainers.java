package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.ArrayList;
import java.util.List;

/** The containers of a model, with those of a model package in the place of its name. */
final class ModelContainers {
    private ModelContainers() {}

    /** The packages that the containers of a model name. */
    static List<SageMakerArn> packages(Call call, ObjectNode model) {
        return declared(model).stream()
                .filter(container -> container.has("ModelPackageName"))
                .map(container -> named(call, container))
                .toList();
    }

    /** What is to run, in order: each with Image, model data and Environment. */
    static List<ObjectNode> resolve(Realms realms, Call call, ObjectNode model) {
        List<ObjectNode> all = new ArrayList<>();
        for (JsonNode container : declared(model)) {
            if (container.has("ModelPackageName")) {
                all.addAll(packaged(realms, call, container));
            } else {
                all.add(container.deepCopy());
            }
        }
        return all;
    }

    private static List<ObjectNode> packaged(Realms realms, Call call, JsonNode container) {
        SageMakerArn arn = named(call, container);
        List<ObjectNode> all = new ArrayList<>();
        for (JsonNode inside :
                specification(PackageReads.find(realms, arn), container).path("Containers")) {
            ObjectNode copy = inside.deepCopy();
            if (container.get("Environment") instanceof ObjectNode more) {
                copy.withObject("/Environment").setAll(more);
            }
            all.add(copy);
        }
        if (all.isEmpty()) {
            throw AwsError.validation(
                    "ModelPackage " + arn + " has no inference specification to create a model from.");
        }
        return all;
    }

    private static JsonNode specification(ObjectNode found, JsonNode container) {
        String name = Wire.text(container, "InferenceSpecificationName");
        if (name == null) {
            return found.path("InferenceSpecification");
        }
        for (JsonNode more : found.path("AdditionalInferenceSpecifications")) {
            if (name.equals(Wire.text(more, "Name"))) {
                return more;
            }
        }
        throw AwsError.validation("The model package has no inference specification named " + name + ".");
    }

    private static List<JsonNode> declared(ObjectNode model) {
        List<JsonNode> all = new ArrayList<>();
        model.path("Containers").forEach(all::add);
        if (model.has("PrimaryContainer")) {
            all.add(model.get("PrimaryContainer"));
        }
        return all;
    }

    private static SageMakerArn named(Call call, JsonNode container) {
        return SageMakerArn.of(call, Packages.TYPE, Wire.required(container, "ModelPackageName"));
    }
}
