package dev.mlgovern.registry.display;

import dev.mlgovern.registry.lineage.LineageEdge;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** A graph with a place for everything in it: Eclipse ELK's layered layout, from top to bottom. */
final class Drawing {
    static final double NODE_HEIGHT = 56;
    static final double LABEL_HEIGHT = 16;
    private static final double MIN_WIDTH = 150;

    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new HashMap<>();
    private final Map<LineageEdge, ElkEdge> edges = new HashMap<>();

    private Drawing() {}

    static Drawing of(LineageGraph graph) {
        // the service tells ELK how to copy the defaults of its options
        LayoutMetaDataService.getInstance();
        Drawing drawing = new Drawing();
        drawing.root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        drawing.root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        drawing.root.setProperty(LayeredOptions.SPACING_NODE_NODE, 28.0);
        drawing.root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
        drawing.root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
        drawing.root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        drawing.root.setProperty(LayeredOptions.PADDING, new ElkPadding(8));
        graph.nodes().forEach(drawing::add);
        graph.edges().stream().distinct().forEach(drawing::add);
        new LayeredLayoutProvider().layout(drawing.root, new BasicProgressMonitor());
        return drawing;
    }

    private void add(LineageNode node) {
        ElkNode placed = ElkGraphUtil.createNode(root);
        double width =
                Math.max(LetterWidths.of(LineagePicture.name(node), 14), LetterWidths.of(LineagePicture.kind(node), 12))
                        + 36;
        placed.setDimensions(Math.max(MIN_WIDTH, width), NODE_HEIGHT);
        nodes.put(node.key(), placed);
    }

    private void add(LineageEdge link) {
        String words = LineagePicture.label(link);
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(node(link.from()), node(link.to()));
        ElkLabel label = ElkGraphUtil.createLabel(words, edge);
        label.setDimensions(LetterWidths.of(words, 12) + 8, LABEL_HEIGHT);
        label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        edges.put(link, edge);
    }

    /** Where a node is. */
    ElkNode node(String id) {
        ElkNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("no node " + id + " in the graph");
        }
        return node;
    }

    /** How a link runs. */
    ElkEdge edge(LineageEdge link) {
        ElkEdge edge = edges.get(link);
        if (edge == null) {
            throw new IllegalArgumentException("no such link in the graph: " + link);
        }
        return edge;
    }

    /** Where a link's label is. */
    ElkLabel label(LineageEdge link) {
        return edge(link).getLabels().get(0);
    }

    /** The x and y of every point of a link, in order. */
    List<double[]> points(LineageEdge link) {
        return edge(link).getSections().stream().flatMap(Drawing::points).toList();
    }

    private static Stream<double[]> points(ElkEdgeSection section) {
        Stream.Builder<double[]> points = Stream.builder();
        points.add(new double[] {section.getStartX(), section.getStartY()});
        section.getBendPoints().forEach(bend -> points.add(new double[] {bend.getX(), bend.getY()}));
        points.add(new double[] {section.getEndX(), section.getEndY()});
        return points.build();
    }

    double width() {
        return root.getWidth();
    }

    double height() {
        return root.getHeight();
    }
}
