package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The associations that a caller may see, walked breadth first from one entity. */
final class LineageGraph {
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, List<Edge>> byEnd = new HashMap<>();
    /** Reached entities in the order they were reached, each with the edges that reached it. */
    private final Map<String, List<Edge>> reached = new LinkedHashMap<>();

    private final Map<String, Integer> depths = new HashMap<>();

    void add(ObjectNode association) {
        add(new Edge(
                Wire.required(association, "SourceArn"),
                Wire.required(association, "DestinationArn"),
                Wire.text(association, "AssociationType", "AssociatedWith")));
    }

    void add(Edge edge) {
        edges.add(edge);
        byEnd.computeIfAbsent(edge.from(), end -> new ArrayList<>()).add(edge);
        byEnd.computeIfAbsent(edge.to(), end -> new ArrayList<>()).add(edge);
    }

    void walk(String start, String direction, int depth) {
        Deque<String> open = new ArrayDeque<>(List.of(start));
        reached.put(start, new ArrayList<>());
        depths.put(start, 0);
        while (!open.isEmpty()) {
            String here = open.remove();
            int next = depths.getOrDefault(here, 0) + 1;
            for (Edge edge : next > depth ? List.<Edge>of() : byEnd.getOrDefault(here, List.of())) {
                if (leads(edge, here, direction)) {
                    reach(edge, edge.other(here), next, open);
                }
            }
        }
    }

    private void reach(Edge edge, String there, int depth, Deque<String> open) {
        if (depths.putIfAbsent(there, depth) == null) {
            reached.put(there, new ArrayList<>());
            open.add(there);
        }
        reached.getOrDefault(there, List.of()).add(edge);
    }

    /** SameAs joins what is one thing in two accounts, so it leads both ways. */
    private static boolean leads(Edge edge, String here, String direction) {
        return switch (direction) {
            case "Ascendants" -> edge.to().equals(here) || edge.same();
            case "Descendants" -> edge.from().equals(here) || edge.same();
            default -> true;
        };
    }

    Set<String> reached() {
        return reached.keySet();
    }

    List<Edge> edgesTo(String arn) {
        return reached.getOrDefault(arn, List.of());
    }

    /** These and all that lie between the start and them. */
    Set<String> paths(Set<String> wanted) {
        Set<String> kept = new LinkedHashSet<>(wanted);
        Deque<String> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            String here = open.remove();
            for (Edge edge : edgesTo(here)) {
                String nearer = edge.other(here);
                if (depths.getOrDefault(nearer, 0) < depths.getOrDefault(here, 0) && kept.add(nearer)) {
                    open.add(nearer);
                }
            }
        }
        return kept;
    }

    /** One association. */
    record Edge(String from, String to, String type) {
        String other(String end) {
            return from.equals(end) ? to : from;
        }

        boolean same() {
            return "SameAs".equals(type);
        }

        ObjectNode node() {
            return Wire.object("SourceArn", from).put("DestinationArn", to).put("AssociationType", type);
        }
    }
}
