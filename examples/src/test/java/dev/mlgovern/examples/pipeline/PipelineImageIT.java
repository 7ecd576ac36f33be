package dev.mlgovern.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mlgovern.examples.quickstart.StepBank;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image, as far as that goes without Docker: what its Dockerfile copies, laid out as it says, run by its entry point. */
class PipelineImageIT {
    @TempDir
    Path image;

    @TempDir
    Path jobs;

    private List<String> entryPoint = List.of();

    @BeforeEach
    void build() throws IOException {
        for (String line : dockerfile()) {
            if (line.startsWith("COPY ")) {
                String[] words = line.split(" ", 3);
                copy(words[1], image.resolve(words[2].substring(1)));
            } else if (line.startsWith("ENTRYPOINT ")) {
                String[] words = new JsonMapper().readValue(line.substring("ENTRYPOINT ".length()), String[].class);
                entryPoint = Stream.of(words)
                        .map(word -> word.replaceFirst("^java$", System.getProperty("java.home") + "/bin/java")
                                .replaceFirst("^/opt/mlgovern", image + "/opt/mlgovern"))
                        .toList();
            }
        }
    }

    @Test
    void base_isAPinnedJre17() throws IOException {
        assertThat(dockerfile().get(0)).matches("FROM eclipse-temurin:17\\.0\\.\\d+_\\d+-jre-jammy");
        assertThat(dockerfile()).allMatch(line -> line.matches("(FROM|COPY|ENTRYPOINT) .*"));
    }

    @Test
    void lib_holdsNothingOfTheLaptopsCloud() throws IOException {
        try (Stream<Path> lib = Files.list(image.resolve("opt/mlgovern/lib"))) {
            assertThat(lib.map(jar -> jar.getFileName().toString()))
                    .anyMatch(jar -> jar.startsWith("mlgovern-registry-"))
                    .anyMatch(jar -> jar.startsWith("mlgovern-examples-"))
                    .noneMatch(jar -> jar.matches("(mlgovern-testkit|tribuo|guava|org.eclipse).*"));
        }
    }

    @Test
    void entryPoint_registers() throws Exception {
        try (StepBank bank = StepBank.open()) {
            StepProcess.Ended ended = step(bank.environment())
                    .run(List.of(
                            "register",
                            "--team",
                            "fraud",
                            "--group",
                            StepBank.GROUP,
                            "--artifact",
                            StepBank.ARTIFACT,
                            "--image",
                            bank.image()));

            assertThat(ended.code()).as(ended.output()).isZero();
            assertThat(ended.property("version")).endsWith("model-package/card-payments/1");
        }
    }

    @Test
    void entryPoint_withoutATopology_saysWhichFileIsMissing() throws Exception {
        StepProcess step = step(Map.of());
        Files.delete(step.folder().resolve("processing/input/topology/mlgovern.yaml"));

        StepProcess.Ended ended = step.run(List.of("promote", "--model-version", version()));

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.output())
                .contains("INVALID")
                .contains("topology/mlgovern.yaml")
                .contains("no such file");
    }

    @Test
    void entryPoint_withoutCommandOrWithHelp_showsTheCommands() throws Exception {
        StepProcess.Ended help = step(Map.of()).run(List.of("--help"));
        assertThat(help.code()).isZero();
        assertThat(help.output()).contains("register", "promote", "deploy", "callback", "Exit codes:");
    }

    private StepProcess step(Map<String, String> environment) throws IOException {
        return StepProcess.in(jobs, environment, entryPoint);
    }

    private static String version() {
        return "arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/1";
    }

    /** Instructions only. */
    private static List<String> dockerfile() throws IOException {
        return Files.readAllLines(Path.of("src/main/docker/Dockerfile")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static void copy(String source, Path target) throws IOException {
        Files.createDirectories(target);
        Path from = Path.of(source);
        boolean folder = source.endsWith("/");
        try (DirectoryStream<Path> files = folder
                ? Files.newDirectoryStream(from)
                : Files.newDirectoryStream(from.getParent(), from.getFileName().toString())) {
            int copied = 0;
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
                copied++;
            }
            assertThat(copied).as(source + " is there after the build").isPositive();
        }
    }
}
