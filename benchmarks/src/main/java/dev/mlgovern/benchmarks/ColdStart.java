package dev.mlgovern.benchmarks;

import dev.mlgovern.benchmarks.Processes.Start;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the start of a JVM to the first answer: a role is assumed, a version is described. */
final class ColdStart implements Benchmark {
    private static final Start OURS = Start.of("platform");
    private static final Start SDK = Start.of("sdk", HttpKind.APACHE.name());

    @Override
    public void measure(Pace pace, Figures figures) throws Exception {
        Path archive = Files.createTempFile("mlgovern", ".jsa");
        try (StubServer server = StubServer.start(Duration.ZERO)) {
            Processes processes = new Processes(server.uri());
            Map<String, Start> starts = new LinkedHashMap<>();
            starts.put("ours", OURS);
            starts.put("sdk", SDK);
            starts.put("sdk_without_role", Start.of("sdk_without_role", HttpKind.APACHE.name()));
            if (archivable()) {
                processes.seconds(OURS.with("-XX:ArchiveClassesAtExit=" + archive));
                String archived = "-XX:SharedArchiveFile=" + archive;
                starts.put("ours_cds", OURS.with(archived));
                starts.put("ours_cds_c1", new Start(List.of(archived, "-XX:TieredStopAtLevel=1"), OURS.arguments()));
            }
            Map<String, Double> seconds = processes.seconds(starts, pace.rounds());
            report(seconds, figures);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    /** The JVM archives classes of jars only. */
    private static boolean archivable() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .noneMatch(each -> Files.isDirectory(Path.of(each)));
    }

    private static void report(Map<String, Double> seconds, Figures figures) {
        double sdk = seconds.getOrDefault("sdk", Double.NaN);
        figures.add("cold_ratio", seconds.getOrDefault("ours", Double.NaN) / sdk);
        if (seconds.containsKey("ours_cds")) {
            figures.add("cold_cds_ratio", seconds.getOrDefault("ours_cds", Double.NaN) / sdk);
            figures.add("cold_cds_c1_ratio", seconds.getOrDefault("ours_cds_c1", Double.NaN) / sdk);
        }
        seconds.forEach((name, value) -> figures.add("cold_seconds_" + name, value));
    }
}
