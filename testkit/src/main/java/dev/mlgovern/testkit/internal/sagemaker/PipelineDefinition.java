package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A pipeline definition: its parameters and steps, those in the branches of conditions too. Checked against the published schema,
 * https://aws-sagemaker-mlops.github.io/sagemaker-model-building-pipeline-definition-JSON-schema/
 */
final class PipelineDefinition {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERSION = "2020-12-01";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,64}");
    private static final Set<String> PARAMETER_TYPES = Set.of("String", "Integer", "Float", "Boolean");

    final Map<String, JsonNode> parameters = new LinkedHashMap<>();
    final Map<String, JsonNode> steps = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private PipelineDefinition() {}

    /**
     * Reads and checks a definition.
     *
     * @throws AwsError with everything that is wrong with it
     */
    static PipelineDefinition of(String json) {
        PipelineDefinition definition = new PipelineDefinition();
        definition.read(parse(json));
        definition.steps.forEach((name, step) -> new PipelineStepRules(definition, name, step).check());
        if (!definition.problems.isEmpty()) {
            throw AwsError.validation("Invalid pipeline definition: " + String.join("; ", definition.problems));
        }
        return definition;
    }

    void problem(String what) {
        problems.add(what);
    }

    private static ObjectNode parse(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw AwsError.validation("Invalid pipeline definition: it must be a JSON object");
        } catch (JsonProcessingException e) {
            throw AwsError.validation("Invalid pipeline definition: it is not JSON, " + e.getOriginalMessage());
        }
    }

    private void read(ObjectNode json) {
        if (!VERSION.equals(Wire.text(json, "Version"))) {
            problem("Version must be " + VERSION + ", was " + json.path("Version"));
        }
        for (JsonNode parameter : json.path("Parameters")) {
            String name = name("parameter", parameter, parameters.keySet());
            parameters.put(name, parameter);
            if (!PARAMETER_TYPES.contains(Wire.text(parameter, "Type", "String"))) {
                problem("parameter " + name + " must be of a type in " + PARAMETER_TYPES);
            }
        }
        if (json.path("Steps").isEmpty()) {
            problem("Steps must hold at least one step");
        }
        collect(json.path("Steps"));
    }

    private void collect(JsonNode list) {
        for (JsonNode step : list) {
            steps.put(name("step", step, steps.keySet()), step);
            collect(step.path("Arguments").path("IfSteps"));
            collect(step.path("Arguments").path("ElseSteps"));
        }
    }

    private String name(String kind, JsonNode named, Set<String> known) {
        String name = Wire.text(named, "Name", "");
        if (!NAME.matcher(name).matches()) {
            problem("the name of a " + kind + " must match " + NAME + ", was \"" + name + "\"");
        }
        if (known.contains(name)) {
            problem("there are two " + kind + "s of the name " + name);
        }
        return name;
    }
}
