package dev.mlgovern.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts {@link ColdProcess} and takes the time until it has its first answer. */
final class Processes {
    private final URI endpoint;

    Processes(URI endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * A process to start.
     *
     * @param flags of the JVM
     * @param arguments of {@link ColdProcess}
     */
    record Start(List<String> flags, List<String> arguments) {
        static Start of(String... arguments) {
            return new Start(List.of(), List.of(arguments));
        }

        Start with(String flag) {
            return new Start(List.of(flag), arguments);
        }
    }

    /** Medians in seconds by name; each round starts every process once, another one first each time. */
    Map<String, Double> seconds(Map<String, Start> starts, int rounds) throws IOException, InterruptedException {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(starts.keySet());
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get((round + i) % names.size());
                double seconds = seconds(starts.getOrDefault(name, Start.of()));
                all.computeIfAbsent(name, key -> new ArrayList<>()).add(seconds);
                Progress.say("round %d: %s %.3f s", round + 1, name, seconds);
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        all.forEach((name, values) -> medians.put(name, Medians.of(values)));
        return medians;
    }

    double seconds(Start start) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(start.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ColdProcess.class.getName()));
        command.addAll(start.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("AWS_ENDPOINT_URL", endpoint.toString());
        long began = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            long nanos = System.nanoTime() - began;
            if (!"answered 7".equals(line) || process.waitFor() != 0) {
                throw new IllegalStateException("the process " + start.arguments() + " answered " + line);
            }
            return nanos / 1e9;
        } finally {
            process.destroy();
        }
    }
}
