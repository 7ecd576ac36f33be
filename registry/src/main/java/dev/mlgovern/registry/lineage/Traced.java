package dev.mlgovern.registry.lineage;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.model.Edge;

/** What one account and region knows of what led to some entities: ARNs of entities and edges between them. */
final class Traced {
    /**
     * An association between two entities.
     *
     * @param from ARN of the one that leads
     * @param to ARN of the one it leads to
     * @param association as SageMaker names it
     */
    record Arrow(String from, String to, String association) {}

    private final List<String> starts;
    private final Set<String> entities = new LinkedHashSet<>();
    private final Set<Arrow> arrows = new LinkedHashSet<>();

    Traced(List<String> starts) {
        this.starts = List.copyOf(starts);
        entities.addAll(starts);
    }

    List<String> starts() {
        return starts;
    }

    Set<String> entities() {
        return entities;
    }

    Set<Arrow> arrows() {
        return arrows;
    }

    void add(Collection<String> found, Collection<Edge> edges) {
        entities.addAll(found);
        for (Edge edge : edges) {
            entities.add(edge.sourceArn());
            entities.add(edge.destinationArn());
            arrows.add(new Arrow(edge.sourceArn(), edge.destinationArn(), edge.associationTypeAsString()));
        }
    }

    /** The entities that lie exactly so many associations before a start. */
    Set<String> at(int depth, String start) {
        Map<String, Integer> distance = new HashMap<>(Map.of(start, 0));
        Deque<String> open = new ArrayDeque<>(List.of(start));
        Set<String> there = new HashSet<>();
        while (!open.isEmpty()) {
            String entity = open.remove();
            int next = distance.getOrDefault(entity, 0) + 1;
            if (next > depth) {
                there.add(entity);
                continue;
            }
            arrows.stream()
                    .filter(arrow -> arrow.to().equals(entity))
                    .filter(arrow -> distance.putIfAbsent(arrow.from(), next) == null)
                    .forEach(arrow -> open.add(arrow.from()));
        }
        return there;
    }
}
