package dev.mlgovern.examples.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that a processing job shares with SageMaker, {@code /opt/ml}. Where it is missing, as in a shell, nothing is
 * written.
 *
 * @param root where it is
 */
record JobFolder(Path root) {
    private static final JsonMapper JSON = new JsonMapper();
    // DescribeProcessingJob shows the first KB: https://docs.aws.amazon.com/sagemaker/latest/dg/byoc-metadata.html
    private static final int MESSAGE_BYTES = 1024;

    Path topology() {
        return root.resolve("processing/input/topology/mlgovern.yaml");
    }

    /** Name of the job, from the end of its ARN. */
    Optional<String> jobName() {
        Path config = root.resolve("config/processingjobconfig.json");
        if (!Files.isReadable(config)) {
            return Optional.empty();
        }
        try {
            JsonNode arn = JSON.readTree(config.toFile()).path("ProcessingJobArn");
            return Optional.of(arn.asText().replaceFirst(".*/", "")).filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes the property file, which later steps read with JsonGet, and the job's exit message. */
    void write(Map<String, Object> properties) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try {
            Path result =
                    Files.createDirectories(root.resolve("processing/output")).resolve("result.json");
            JSON.writerWithDefaultPrettyPrinter().writeValue(result.toFile(), properties);
            Path message = Files.createDirectories(root.resolve("output")).resolve("message");
            Files.write(message, cut(properties.get("outcome") + ": " + properties.get("message")));
        } catch (IOException e) {
            throw new UncheckedIOException("the result cannot be written into " + root, e);
        }
    }

    /** SageMaker fails a job whose message is not UTF-8, so no character may be cut in two. */
    private static byte[] cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MESSAGE_BYTES) {
            return bytes;
        }
        int end = MESSAGE_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
