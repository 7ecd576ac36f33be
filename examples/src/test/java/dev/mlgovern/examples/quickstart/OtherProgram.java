package dev.mlgovern.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is not Java and talks to the cloud over HTTP.
 *
 * @param command how it begins
 * @param environment what it is told by variables; of ours it inherits nothing that could lead it elsewhere
 * @param folder for what it reads and prints
 */
record OtherProgram(List<String> command, Map<String, String> environment, Path folder) {
    private static final long PATIENCE_SECONDS = 120;

    /** Runs it to its end, which has to be a good one, and gives what it printed. */
    String run(byte[] input, String... arguments) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of(arguments)).toList())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends in time", command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(err, StandardCharsets.UTF_8)).isEmpty();
        assertThat(process.exitValue()).isZero();
        return Files.readString(out, StandardCharsets.UTF_8).strip();
    }
}
