package dev.mlgovern.examples.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mlgovern.examples.quickstart.StepBank;
import dev.mlgovern.testkit.LocalCloud;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Plays what SageMaker does with the pipeline's definition: resolves its placeholders from what the steps really wrote. */
final class PipelinePlay {
    private final StepBank bank;
    private final Path folder;
    private final String execution;
    private final Map<String, String> parameters;
    private final Map<String, StepProcess.Ended> ended = new HashMap<>();
    private int jobs;

    PipelinePlay(StepBank bank, Path folder, String execution) {
        this.bank = bank;
        this.folder = folder;
        this.execution = execution;
        this.parameters = Map.of(
                "Team",
                "fraud",
                "Group",
                StepBank.GROUP,
                "ModelArtifact",
                StepBank.ARTIFACT,
                "ModelImage",
                bank.image());
    }

    static JsonNode definition() throws IOException {
        try (InputStream json = Objects.requireNonNull(PipelineStep.class.getResourceAsStream("pipeline.json"))) {
            return new JsonMapper().readTree(json);
        }
    }

    static JsonNode step(String name) throws IOException {
        for (JsonNode step : definition().path("Steps")) {
            if (step.path("Name").asText().equals(name)) {
                return step;
            }
        }
        throw new IllegalArgumentException("there is no step " + name);
    }

    /** Runs a processing step with the arguments of the definition. */
    StepProcess.Ended process(String name) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        for (JsonNode argument : step(name).at("/Arguments/AppSpecification/ContainerArguments")) {
            arguments.add(resolve(argument));
        }
        StepProcess.Ended now = job().run(arguments);
        ended.put(name, now);
        return now;
    }

    /** Lets the execution reach a callback step, and gives the file with the message to its queue. */
    Path reach(String name) throws IOException {
        Map<String, String> arguments = new HashMap<>();
        for (var argument : step(name).path("Arguments").properties()) {
            arguments.put(argument.getKey(), resolve(argument.getValue()));
        }
        LocalCloud cloud = bank.cloud();
        return Files.writeString(folder.resolve(name + ".json"), cloud.reachCallback(execution, name, arguments));
    }

    StepProcess.Ended answer(Path message) throws IOException, InterruptedException {
        return job().run(List.of("callback", "--message", message.toString()));
    }

    StepProcess job() throws IOException {
        return StepProcess.in(folder.resolve("job-" + ++jobs), bank.environment());
    }

    String resolve(JsonNode value) throws IOException {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.has("Std:JsonGet")) {
            JsonNode get = value.path("Std:JsonGet");
            String from = get.at("/PropertyFile/Get").asText().split("\\.", -1)[1];
            return Objects.requireNonNull(ended.get(from))
                    .property(get.path("Path").asText());
        }
        String get = value.required("Get").asText();
        return get.equals("Execution.PipelineExecutionArn")
                ? execution
                : Objects.requireNonNull(parameters.get(get.replaceFirst("Parameters\\.", "")), get);
    }
}
