package dev.mlgovern.registry.lineage;

import java.util.Comparator;

/**
 * That one node led to another. Immutable.
 *
 * @param from key of the node that went in
 * @param to key of the node that came of it
 * @param association as SageMaker names it, such as {@code ContributedTo}, {@code Produced}
 */
public record LineageEdge(String from, String to, String association) implements Comparable<LineageEdge> {
    private static final Comparator<LineageEdge> ORDER = Comparator.comparing(LineageEdge::from)
            .thenComparing(LineageEdge::to)
            .thenComparing(LineageEdge::association);

    /** Orders by both ends. */
    @Override
    public int compareTo(LineageEdge other) {
        return ORDER.compare(this, other);
    }
}
