package dev.mlgovern.core.topology;

/** Where a topology is read from. */
@FunctionalInterface
public interface TopologySource {
    /**
     * Reads it and checks it as a whole.
     *
     * @return the topology
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem, if there is one
     */
    Topology load();
}
