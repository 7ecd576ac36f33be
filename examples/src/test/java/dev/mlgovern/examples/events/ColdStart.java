package dev.mlgovern.examples.events;

import dev.mlgovern.examples.quickstart.OpenBank;
import dev.mlgovern.registry.model.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes a class archive for the function and measures what it spares: from the start of the JVM to the answer to the first
 * event, in AWS's runtime client, with LocalCloud in another process. Run by {@code examples/src/main/lambda/cold-start}.
 */
final class ColdStart implements AutoCloseable {
    private static final String ARCHIVE = "function.jsa";

    /** Settings of the JVM. */
    private enum Jvm {
        /** As Java has it. */
        PLAIN(""),
        /** As Lambda has it, from Java 17 on. */
        LAMBDA("-XX:TieredStopAtLevel=1"),
        /** As Lambda has it, with the archive. */
        ARCHIVED("-XX:TieredStopAtLevel=1 -XX:SharedArchiveFile=" + ARCHIVE + " -Xshare:auto");

        private final String options;

        Jvm(String options) {
            this.options = options;
        }
    }

    private final Release release = new Release();
    private final Path folder;
    private final String classPath;
    private final String event;

    private ColdStart(Path folder, String classPath) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.classPath = classPath;
        ModelVersion promoted = release.promoted("m0");
        this.event = Events.json(promoted.source().orElseThrow());
        Files.writeString(folder.resolve("mlgovern.yaml"), OpenBank.yaml());
    }

    /** Arguments: where the archive goes, the function's class path, how many rounds. */
    public static void main(String[] args) throws Exception {
        try (ColdStart cold = new ColdStart(Path.of(args[0]).toAbsolutePath(), args[1])) {
            cold.millis("-XX:ArchiveClassesAtExit=" + ARCHIVE);
            Map<Jvm, List<Long>> millis = new EnumMap<>(Jvm.class);
            for (int round = 0; round < Integer.parseInt(args[2]); round++) {
                for (Jvm jvm : Jvm.values()) {
                    millis.computeIfAbsent(jvm, first -> new ArrayList<>()).add(cold.millis(jvm.options));
                }
            }
            Map<Jvm, Double> medians = new EnumMap<>(Jvm.class);
            millis.forEach((jvm, each) -> medians.put(jvm, median(each)));
            medians.forEach((jvm, median) ->
                    System.out.printf("%s_ms %.0f%n", jvm.name().toLowerCase(Locale.ROOT), median));
            System.out.printf(
                    "archived_ratio %.2f%n",
                    medians.getOrDefault(Jvm.ARCHIVED, 0.0) / medians.getOrDefault(Jvm.LAMBDA, 0.0));
        }
    }

    /** Starts the function and gives it one event; a promotion that is found done, so that each start does the same. */
    private long millis(String options) throws IOException, InterruptedException {
        // one for each start: a function that has ended may still be waiting for an event, and would be given it
        try (RuntimeApi lambda = new RuntimeApi()) {
            return millis(options, lambda);
        }
    }

    private long millis(String options, RuntimeApi lambda) throws IOException, InterruptedException {
        lambda.invoke(event);
        ProcessBuilder function = lambda.function(
                        release.cloud(), release.bank().keys(), folder.resolve("mlgovern.yaml"), classPath)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("function.log").toFile());
        function.environment().put("JAVA_TOOL_OPTIONS", options);
        long began = System.nanoTime();
        Process process = function.start();
        try {
            RuntimeApi.Answer answer = lambda.answer();
            long took = System.nanoTime() - began;
            if (!answer.body().contains("Promoted")) {
                throw new IllegalStateException("the function answered " + answer);
            }
            return Duration.ofNanos(took).toMillis();
        } finally {
            // the archive is written as the function ends
            process.destroy();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        }
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
    }

    @Override
    public void close() {
        release.close();
    }
}
