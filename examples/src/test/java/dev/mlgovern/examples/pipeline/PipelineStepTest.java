package dev.mlgovern.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.work.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PipelineStepTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"register", "promote", "deploy", "callback", "preflight"})
    void help_ofEachCommand_saysWhatAPersonNeeds(String command) {
        assertThat(execute(command, "--help")).isZero();

        assertThat(out.toString())
                .startsWith("Usage: mlgovern-step " + command)
                .contains("$MLGOVERN_TOPOLOGY", "$MLGOVERN_ACTOR", "$MLGOVERN_JOB_FOLDER")
                .contains("Exit codes:", "Property file: outcome, message, ");
    }

    @Test
    void help_listsTheExitCodesOfTheOutcomes() {
        execute("--help");

        assertThat(Stream.of(Outcome.values()))
                .allSatisfy(outcome -> assertThat(out.toString())
                        .containsPattern("(?m)^ *" + outcome.code() + " +" + outcome.name() + ":"));
    }

    @Test
    void noCommand_showsTheUsageAndIsInvalid() {
        assertThat(execute()).isEqualTo(64);
        assertThat(execute("promot")).isEqualTo(64);
        assertThat(out.toString())
                .contains("Unmatched argument at index 0: 'promot'")
                .contains("Usage:");
    }

    @Test
    void arguments_withManyProblems_areRefusedWithAllOfThem() {
        int code = execute(
                "deploy",
                "--to",
                "NOWHERE",
                "--instances",
                "few",
                "--check-payload",
                "none.csv",
                "--job-folder",
                folder + "/none");

        assertThat(code).isEqualTo(64);
        assertThat(out.toString().lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("ERROR deploy: "))
                .anyMatch(line -> line.contains("'--model-version=ARN'"))
                .anyMatch(line -> line.contains("[DEV, TEST, PROD]"))
                .anyMatch(line -> line.contains("'few' is not an int"))
                .anyMatch(line -> line.contains("cannot read \"none.csv\""));
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void message_thatCannotBeAnswered_isRefusedWithoutItsToken() throws IOException {
        Path message = Files.writeString(
                folder.resolve("message.json"),
                "{\"token\": \"abcdefghij\", \"arguments\": {\"version\": \"churn/1\"}}");

        assertThat(execute("callback", "--message", message.toString(), "--job-folder", folder.toString()))
                .isEqualTo(64);

        assertThat(out.toString())
                .contains("arguments.version must be the ARN of a model version, was \"churn/1\"")
                .contains("arguments.execution must be")
                .doesNotContain("abcdefghij");
    }

    @Test
    void message_ofAStoppedExecution_saysSo() throws IOException {
        String body = """
                {"token": "abcdefghij", "status": "Stopping", "arguments": {
                 "version": "arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/1",
                 "execution": "arn:aws:sagemaker:eu-west-1:222222222222:pipeline/release/execution/abc123def456"}}""";

        CallbackMessage message = CallbackMessage.read(
                Files.writeString(folder.resolve("message.json"), body).toString());

        assertThat(message.stopping()).isTrue();
        assertThat(message.account().value()).isEqualTo("222222222222");
        assertThat(message).asString().doesNotContain("abcdefghij");
    }

    @Test
    void log_ofAnEventOfManyLines_isOneLine() {
        StepLog log = new StepLog("promote", new PrintWriter(out), false);

        log.error("two problems\n  - the first\r\n  - the\tsecond");
        log.progressed(new Progress("copy", Progress.State.RUNNING, "model.tar.gz", 1024, 2048));

        assertThat(out.toString().lines())
                .containsExactly(
                        "ERROR promote: two problems; the first; the second",
                        "INFO  promote: running: copy, model.tar.gz, 1,024 of 2,048 bytes");
    }

    @Test
    void exitMessage_thatIsTooLong_isCutBetweenCharacters() throws IOException {
        new JobFolder(folder).write(Map.of("outcome", Outcome.BROKEN, "message", "é".repeat(2000)));

        byte[] message = Files.readAllBytes(folder.resolve("output/message"));
        assertThat(message.length).isBetween(1020, 1024);
        assertThat(new String(message, StandardCharsets.UTF_8)).matches("BROKEN: é+");
    }

    private int execute(String... arguments) {
        CommandLine line = PipelineStep.commandLine();
        PrintWriter writer = new PrintWriter(out);
        return line.setOut(writer).setErr(writer).execute(arguments);
    }
}
