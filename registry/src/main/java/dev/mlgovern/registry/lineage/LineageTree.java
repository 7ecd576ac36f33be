package dev.mlgovern.registry.lineage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Draws a lineage as text. Used once. */
final class LineageTree {
    private final LineageGraph graph;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> shown = new HashSet<>();

    LineageTree(LineageGraph graph) {
        this.graph = graph;
    }

    String text() {
        text.append(graph.start());
        shown.add(graph.start().key());
        below(graph.start(), "");
        for (LineageGap gap : graph.gaps()) {
            text.append("\nnot followed into ")
                    .append(gap.account())
                    .append(" (")
                    .append(gap.uri())
                    .append("): ")
                    .append(gap.reason());
        }
        return text.toString();
    }

    private void below(LineageNode node, String indent) {
        List<LineageEdge> edges = graph.into(node);
        for (int i = 0; i < edges.size(); i++) {
            boolean last = i == edges.size() - 1;
            LineageEdge edge = edges.get(i);
            LineageNode from = graph.node(edge.from());
            text.append('\n').append(indent).append(last ? "└─ " : "├─ ").append(from);
            text.append(" (").append(edge.association()).append(')');
            if (shown.add(from.key())) {
                below(from, indent + (last ? "   " : "│  "));
            } else if (!graph.into(from).isEmpty()) {
                text.append(" …see above");
            }
        }
    }
}
