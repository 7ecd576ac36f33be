package dev.mlgovern.examples.events;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.topology.TopologySource;
import java.nio.file.Path;

/** What the service and the function are told by their environment. */
final class Surroundings {
    private Surroundings() {}

    /** The platform of the topology that {@code MLGOVERN_TOPOLOGY} names, {@code mlgovern.yaml} unless set. */
    static MlPlatform open() {
        return MlPlatform.builder()
                .topology(TopologySource.yaml(Path.of(variable("MLGOVERN_TOPOLOGY", "mlgovern.yaml"))))
                .actor(variable("AWS_LAMBDA_FUNCTION_NAME", "mlgovern-events"))
                .build();
    }

    static String variable(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
