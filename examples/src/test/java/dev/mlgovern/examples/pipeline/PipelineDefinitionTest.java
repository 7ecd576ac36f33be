package dev.mlgovern.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

/** The pipeline's definition fits the command. That it fits SageMaker, LocalCloud checks in {@link PipelineRoadTest}. */
class PipelineDefinitionTest {
    private static final String VERSION = "arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/1";
    private static final Map<String, String> SAMPLES = Map.of(
            "Parameters.Team", "fraud",
            "Parameters.Group", "churn",
            "Parameters.ModelArtifact", "s3://bucket/model.tar.gz",
            "Parameters.ModelImage", "222222222222.dkr.ecr.eu-west-1.amazonaws.com/scoring:1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Register", "Promote", "DeployToTest"})
    void containerArguments_areThoseOfTheCommand(String name) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (JsonNode each : PipelinePlay.step(name).at("/Arguments/AppSpecification/ContainerArguments")) {
            arguments.add(sample(each));
        }

        ParseResult step = PipelineStep.commandLine()
                .parseArgs(arguments.toArray(String[]::new))
                .subcommand();

        assertThat(step.errors()).isEmpty();
        assertThat(step.matchedOptions()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Register", "Promote", "DeployToTest"})
    void result_isUploadedFromWhereTheStepWritesIt(String name) throws IOException {
        JsonNode step = PipelinePlay.step(name);
        JsonNode output = step.at("/Arguments/ProcessingOutputConfig/Outputs/0");
        JsonNode file = step.at("/PropertyFiles/0");

        new JobFolder(folder).write(Map.of("outcome", Outcome.DONE, "message", "done"));

        Path uploaded = folder.resolve(output.at("/S3Output/LocalPath").asText().replaceFirst("^/opt/ml/", ""));
        assertThat(uploaded.resolve(file.path("FilePath").asText())).isRegularFile();
        assertThat(file.path("OutputName")).isEqualTo(output.path("OutputName"));
    }

    @Test
    void steps_comeAfterWhatTheyDependOn() throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode step : PipelinePlay.definition().path("Steps")) {
            step.path("DependsOn").forEach(before -> assertThat(names).contains(before.asText()));
            names.add(step.path("Name").asText());
        }

        assertThat(names)
                .containsExactly(
                        "Register", "LeadApproves", "Promote", "OfficerApproves", "DeployToTest", "WasRefused");
    }

    private String sample(JsonNode argument) throws IOException {
        if (argument.has("Std:JsonGet")) {
            return VERSION;
        }
        if (argument.has("Get")) {
            return Objects.requireNonNull(SAMPLES.get(argument.path("Get").asText()));
        }
        return argument.asText().startsWith("/opt/ml/")
                ? Files.writeString(folder.resolve("payload.csv"), "1,2").toString()
                : argument.asText();
    }
}
