package dev.mlgovern.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code benchmarks/run} calls. */
public final class Main {
    static final Map<String, Benchmark> ALL = all();

    private Main() {}

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("call-overhead", new CallOverhead());
        all.put("cold-start", new ColdStart());
        all.put("http-clients", new HttpClients());
        all.put("throttling", new Throttling());
        all.put("identity", new Identity());
        all.put("promotion", new PromotionTime());
        all.put("fan-out", new FanOutTime());
        all.put("discovery", new FeatureDiscovery());
        all.put("ingest", new Ingest());
        return all;
    }

    /**
     * Measures, and prints each figure as a line of its own.
     *
     * @param arguments a name, {@code all}, or nothing for the list; {@code --brief} to see only that it works
     * @throws Exception if it breaks; a goal that is missed is no failure
     */
    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments));
        Pace pace = names.remove("--brief") ? Pace.BRIEF : Pace.FULL;
        if (names.isEmpty()) {
            ALL.keySet().forEach(System.out::println);
            return;
        }
        Figures figures = Figures.printedTo(System.out);
        for (String name : names.equals(List.of("all")) ? List.copyOf(ALL.keySet()) : names) {
            Benchmark benchmark = ALL.get(name);
            if (benchmark == null) {
                throw new IllegalArgumentException("benchmark must be one of " + ALL.keySet() + ", was " + name);
            }
            benchmark.measure(pace, figures);
        }
        // threads of the SDK's own would keep the process for a while
        System.exit(0);
    }
}
