package dev.mlgovern.registry.lineage;

import dev.mlgovern.registry.lineage.LineageNode.Kind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Takes out what says the same twice. SageMaker records a deployment of its own for each rollout, beside the one that this
 * library recorded; where both name the same versions and the same endpoint, the library's says more.
 */
final class Pruning {
    private static final String VERSION = "ModelPackage";

    private final Map<String, LineageNode> nodes;
    private final Collection<LineageEdge> edges;

    Pruning(Map<String, LineageNode> nodes, Collection<LineageEdge> edges) {
        this.nodes = nodes;
        this.edges = edges;
    }

    LineageGraph graph(LineageNode start, Collection<LineageGap> gaps) {
        Set<String> twice = nodes.values().stream()
                .filter(node -> !node.equals(start) && toldBetter(node))
                .map(LineageNode::key)
                .collect(Collectors.toSet());
        Set<String> kept = leadingTo(start.key(), twice);
        return new LineageGraph(
                start,
                nodes.values().stream()
                        .filter(node -> kept.contains(node.key()))
                        .toList(),
                edges.stream()
                        .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
                        .toList(),
                List.copyOf(gaps));
    }

    private boolean toldBetter(LineageNode node) {
        if (!deployment(node) || ours(node)) {
            return false;
        }
        Set<String> versions = versionsInto(node);
        Predicate<LineageNode> sameEndpoint = other -> other.uri().equals(node.uri());
        Set<String> told = nodes.values().stream()
                .filter(other -> deployment(other) && ours(other))
                .filter(sameEndpoint)
                .flatMap(other -> versionsInto(other).stream())
                .collect(Collectors.toSet());
        return told.containsAll(versions) && !told.isEmpty();
    }

    private static boolean deployment(LineageNode node) {
        return node.kind() == Kind.ACTION && node.type().equals(ActionSpec.DEPLOYMENT);
    }

    private static boolean ours(LineageNode node) {
        return node.facts().containsKey(ActionSpec.RECORDED_BY);
    }

    private Set<String> versionsInto(LineageNode node) {
        return edges.stream()
                .filter(edge -> edge.to().equals(node.key()))
                .map(LineageEdge::from)
                .filter(key -> {
                    LineageNode from = nodes.get(key);
                    return from != null && from.type().equals(VERSION);
                })
                .collect(Collectors.toSet());
    }

    private Set<String> leadingTo(String start, Set<String> without) {
        Set<String> kept = new HashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(kept);
        while (!open.isEmpty()) {
            String to = open.remove();
            edges.stream()
                    .filter(edge -> edge.to().equals(to) && !without.contains(edge.from()))
                    .filter(edge -> kept.add(edge.from()))
                    .forEach(edge -> open.add(edge.from()));
        }
        return kept;
    }
}
