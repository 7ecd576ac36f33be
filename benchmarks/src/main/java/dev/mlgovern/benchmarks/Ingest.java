package dev.mlgovern.benchmarks;

import dev.mlgovern.benchmarks.IngestSides.Side;
import dev.mlgovern.benchmarks.IngestSides.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Loading records of 20 features of about 1 kB into the online store. */
final class Ingest implements Benchmark {
    private static final String OURS = "ours";
    private static final int WARM_UPS = 3;
    private static final String ONE = "one thread";
    private static final String BATCHES = "batches";

    @Override
    public void measure(Pace pace, Figures figures) throws Exception {
        sides("ingest", Duration.ZERO, pace, figures);
        sides("ingest_10ms", Duration.ofMillis(10), pace, figures);
        IngestHeap.measure(pace, figures);
        IngestQuota.measure(pace, figures);
        IngestPython.measure(pace, figures);
    }

    private static void sides(String name, Duration latency, Pace pace, Figures figures) throws Exception {
        try (FeatureServer server = FeatureServer.start(latency);
                IngestSides sides = new IngestSides(server)) {
            Map<String, Side> all = new LinkedHashMap<>();
            all.put(OURS, sides.ours(false));
            all.put("async 64", sides.sdk(64));
            all.put("async 256", sides.sdk(256));
            // without latency more threads than this only stand in each other's way
            all.put("apache", sides.blocking(latency.isZero() ? 4 : 256));
            all.put(ONE, sides.blocking(1));
            all.put(BATCHES, sides.ours(true));
            report(name, turns(all, pace), figures);
        }
    }

    private static void report(String name, Map<String, List<Turn>> turns, Figures figures) {
        String best = Stream.of("async 64", "async 256", "apache")
                .max(Comparator.comparingDouble(side -> rate(turns, side)))
                .orElseThrow();
        Progress.say("%s: the best loop by hand is %s", name, best);
        figures.add(name + "_vs_sdk", rate(turns, OURS) / rate(turns, best));
        figures.add(name + "_cpu_vs_sdk", cpu(turns, OURS) / cpu(turns, best));
        figures.add(name + "_vs_one_thread", rate(turns, OURS) / rate(turns, ONE));
        figures.add(name + "_per_second", rate(turns, OURS));
        figures.add(name + "_sdk_per_second", rate(turns, best));
        String batch = name.replace("ingest", "batch");
        figures.add(batch + "_vs_put", rate(turns, BATCHES) / rate(turns, OURS));
        figures.add(batch + "_per_second", rate(turns, BATCHES));
    }

    /** In turns, another one first in each round. */
    private static Map<String, List<Turn>> turns(Map<String, Side> sides, Pace pace) throws Exception {
        List<String> names = new ArrayList<>(sides.keySet());
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        // in turns too: whichever was alone at first would be compiled for itself alone
        for (int i = 0; i < WARM_UPS * names.size(); i++) {
            Side side = sides.getOrDefault(names.get(i % names.size()), until -> 0);
            IngestSides.turn(side, pace.warmUp().dividedBy(2 * WARM_UPS));
        }
        for (int round = 0; round < pace.rounds(); round++) {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get((round + i) % names.size());
                Side side = sides.getOrDefault(name, until -> 0);
                Turn turn = IngestSides.turn(side, pace.round().multipliedBy(2));
                turns.computeIfAbsent(name, key -> new ArrayList<>()).add(turn);
                Progress.say("round %d: %s %.0f records/s", round + 1, name, turn.recordsPerSecond());
            }
        }
        return turns;
    }

    private static double rate(Map<String, List<Turn>> turns, String name) {
        return median(turns, name, Turn::recordsPerSecond);
    }

    private static double cpu(Map<String, List<Turn>> turns, String name) {
        return median(turns, name, Turn::cpuSecondsPerRecord);
    }

    private static double median(Map<String, List<Turn>> turns, String name, ToDoubleFunction<Turn> what) {
        return Medians.of(turns.getOrDefault(name, List.of()).stream()
                .map(what::applyAsDouble)
                .toList());
    }
}
