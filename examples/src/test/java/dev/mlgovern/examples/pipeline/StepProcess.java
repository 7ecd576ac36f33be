package dev.mlgovern.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mlgovern.examples.quickstart.StepBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A step as SageMaker runs it: the image's main class in a process of its own, with the job's folder, its configuration and its
 * topology. The folder stands for /opt/ml, in arguments too.
 */
record StepProcess(Path folder, Map<String, String> environment, List<String> entryPoint) {
    static final String JOB = "pipelines-abc123-Step-xyz";

    /** On the class path of the tests. */
    static StepProcess in(Path folder, Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        return in(
                folder,
                environment,
                List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, PipelineStep.class.getName()));
    }

    static StepProcess in(Path folder, Map<String, String> environment, List<String> entryPoint) throws IOException {
        Path topology = folder.resolve("processing/input/topology/mlgovern.yaml");
        Files.createDirectories(topology.getParent());
        Files.copy(Path.of("src/main/resources/dev/mlgovern/examples/mlgovern.yaml"), topology);
        Path config = Files.createDirectories(folder.resolve("config")).resolve("processingjobconfig.json");
        Files.writeString(config, """
                {"ProcessingJobArn": "arn:aws:sagemaker:eu-west-1:%s:processing-job/%s"}""".formatted(StepBank.DEV, JOB));
        Path check = Files.createDirectories(folder.resolve("processing/input/check"));
        Files.writeString(check.resolve("payload.csv"), "1,2,3");
        return new StepProcess(folder, environment, entryPoint);
    }

    Ended run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(entryPoint);
        arguments.forEach(each -> command.add(each.replaceFirst("^/opt/ml/", folder + "/")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("MLGOVERN_JOB_FOLDER", folder.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).doesNotContain("\r").doesNotContain("anybank-7f3k9q");
        return new Ended(process.exitValue(), output, folder);
    }

    /** How it ended: what the pipeline and people see of it. */
    record Ended(int code, String output, Path folder) {
        JsonNode result() throws IOException {
            return new JsonMapper()
                    .readTree(folder.resolve("processing/output/result.json").toFile());
        }

        String property(String name) throws IOException {
            return result().required(name).asText();
        }

        String exitMessage() throws IOException {
            return Files.readString(folder.resolve("output/message"));
        }
    }
}
