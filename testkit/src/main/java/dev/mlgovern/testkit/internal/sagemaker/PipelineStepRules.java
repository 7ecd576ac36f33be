package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mlgovern.testkit.internal.model.ApiModel;
import dev.mlgovern.testkit.internal.model.ModelCheck;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What holds for one step of a pipeline definition, for the kinds of steps that LocalCloud looks into. */
final class PipelineStepRules {
    private static final Set<String> KINDS =
            Set.of("Processing", "Condition", "Callback", "Fail", "Training", "Transform");
    // https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html
    private static final Set<String> RETRYING = Set.of("Processing", "Training", "Transform");
    private static final Set<String> RETRIED = Set.of(
            "Step.SERVICE_FAULT",
            "Step.THROTTLING",
            "SageMaker.JOB_INTERNAL_ERROR",
            "SageMaker.CAPACITY_ERROR",
            "SageMaker.RESOURCE_LIMIT");
    /** Stands for what is known at run time only. */
    private static final String LATER = "{known-at-run-time}";

    private final PipelineDefinition definition;
    private final String name;
    private final JsonNode step;

    PipelineStepRules(PipelineDefinition definition, String name, JsonNode step) {
        this.definition = definition;
        this.name = name;
        this.step = step;
    }

    void check() {
        String kind = Wire.text(step, "Type", "");
        if (!KINDS.contains(kind)) {
            fail("Type must be one of " + KINDS + ", which are those that LocalCloud knows, was \"" + kind + "\"");
        }
        retries(kind);
        references();
        switch (kind) {
            case "Processing" -> processing();
            case "Condition" -> require(step.path("Arguments"), "Conditions");
            case "Callback" -> require(step, "SqsQueueUrl");
            default -> {}
        }
    }

    private void retries(String kind) {
        if (step.has("RetryPolicies") && !RETRYING.contains(kind)) {
            fail("a " + kind + " step takes no RetryPolicies");
        }
        for (JsonNode policy : step.path("RetryPolicies")) {
            for (JsonNode type : policy.path("ExceptionType")) {
                if (!RETRIED.contains(type.asText())) {
                    fail("RetryPolicies know no ExceptionType " + type);
                }
            }
            if (policy.has("MaxAttempts") && policy.has("ExpireAfterMin")) {
                fail("a retry policy has MaxAttempts or ExpireAfterMin, not both");
            }
        }
    }

    private void references() {
        for (JsonNode before : step.path("DependsOn")) {
            if (!definition.steps.containsKey(before.asText())) {
                fail("DependsOn names no step: " + before);
            }
        }
        if (reaches(name, new HashSet<>())) {
            fail("it depends on itself");
        }
        step.findValues("Get")
                .forEach(get -> new PipelineReference(definition, get.asText())
                        .problem()
                        .ifPresent(this::fail));
        step.findValues("Std:JsonGet").forEach(get -> require(get, "Path"));
    }

    private boolean reaches(String from, Set<String> seen) {
        JsonNode before =
                definition.steps.getOrDefault(from, TextNode.valueOf("")).path("DependsOn");
        for (JsonNode each : before) {
            if (each.asText().equals(name) || (seen.add(each.asText()) && reaches(each.asText(), seen))) {
                return true;
            }
        }
        return false;
    }

    /** Its arguments are those of CreateProcessingJob, but for the job's name, which SageMaker makes. */
    private void processing() {
        ObjectNode arguments = step.path("Arguments") instanceof ObjectNode given ? given.deepCopy() : Wire.object();
        propertyFiles(arguments);
        later(arguments);
        arguments.put("ProcessingJobName", "made-by-sagemaker");
        ApiModel model = ApiModel.of("sagemaker");
        ModelCheck.request(model, model.operation("CreateProcessingJob").orElseThrow(), arguments).stream()
                .filter(problem -> !problem.contains(LATER))
                .forEach(this::fail);
    }

    private void propertyFiles(ObjectNode arguments) {
        Set<String> outputs = new HashSet<>();
        arguments
                .at("/ProcessingOutputConfig/Outputs")
                .forEach(output -> outputs.add(Wire.text(output, "OutputName", "")));
        for (JsonNode file : step.path("PropertyFiles")) {
            require(file, "PropertyFileName");
            require(file, "FilePath");
            if (!outputs.contains(Wire.text(file, "OutputName", ""))) {
                fail("a property file is in an output of the job, there is no " + file.path("OutputName"));
            }
        }
    }

    private static JsonNode later(JsonNode value) {
        if (value instanceof ObjectNode object) {
            if (object.has("Get") || object.has("Std:JsonGet") || object.has("Std:Join")) {
                return TextNode.valueOf(LATER);
            }
            for (Map.Entry<String, JsonNode> member : Set.copyOf(object.properties())) {
                object.set(member.getKey(), later(member.getValue()));
            }
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, later(array.get(i)));
            }
        }
        return value;
    }

    private void require(JsonNode holder, String member) {
        if (!holder.hasNonNull(member)) {
            fail(member + " is missing");
        }
    }

    private void fail(String what) {
        definition.problem("step " + name + ": " + what);
    }
}
