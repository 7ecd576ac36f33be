package dev.mlgovern.spark;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.topology.TopologySource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The platforms of an executor: one for each topology, open as long as its process. */
final class Executors {
    private static final Map<String, MlPlatform> OPEN = new ConcurrentHashMap<>();

    private Executors() {}

    /** The topology travels, credentials do not: an executor takes those of its own surroundings. */
    static MlPlatform platform(String topology) {
        return OPEN.computeIfAbsent(topology, Executors::open);
    }

    private static MlPlatform open(String topology) {
        MlPlatform platform = MlPlatform.builder()
                .topology(TopologySource.yaml(topology))
                .actor("feature-load")
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        return platform;
    }
}
