package dev.mlgovern.registry.lineage;

import java.util.List;

/**
 * Everything that led to one thing, over all accounts. Immutable; the same lineage always gives the same order.
 *
 * @param start what was asked for
 * @param nodes all nodes, {@code start} among them, in their natural order
 * @param edges all edges, in their natural order
 * @param gaps where it could not be followed; empty if the graph is whole
 */
public record LineageGraph(LineageNode start, List<LineageNode> nodes, List<LineageEdge> edges, List<LineageGap> gaps) {
    /**
     * Copies and sorts.
     *
     * @param start what was asked for
     * @param nodes all nodes, {@code start} among them, in their natural order
     * @param edges all edges, in their natural order
     * @param gaps where it could not be followed; empty if the graph is whole
     */
    public LineageGraph {
        nodes = nodes.stream().sorted().toList();
        edges = edges.stream().sorted().toList();
        gaps = List.copyOf(gaps);
    }

    /**
     * The node with a key.
     *
     * @param key an end of an edge
     * @return the node
     * @throws IllegalArgumentException if the graph has none
     */
    public LineageNode node(String key) {
        return nodes.stream()
                .filter(node -> node.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node with key \"" + key + "\" in this lineage"));
    }

    /**
     * All nodes of a type.
     *
     * @param type such as {@code DataSet}
     * @return in their natural order, maybe none
     */
    public List<LineageNode> ofType(String type) {
        return nodes.stream().filter(node -> node.type().equals(type)).toList();
    }

    /**
     * What led to a node directly.
     *
     * @param node a node of the graph
     * @return edges that end there, in their natural order
     */
    public List<LineageEdge> into(LineageNode node) {
        return edges.stream().filter(edge -> edge.to().equals(node.key())).toList();
    }

    /**
     * A tree that a person reads: what was asked for on top, below each node what led to it. A node that was shown already
     * is named again without what is below it.
     */
    @Override
    public String toString() {
        return new LineageTree(this).text();
    }
}
