package dev.mlgovern.registry.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.registry.lineage.LineageEdge;
import dev.mlgovern.registry.lineage.LineageGraph;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.graph.ElkShape;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final LineageGraph GRAPH = SampleLineage.graph();
    private static final Drawing DRAWING = Drawing.of(GRAPH);

    @Test
    void of_sampleLineage_overlapsNothing() {
        List<Rectangle2D> boxes = new ArrayList<>();
        GRAPH.nodes().forEach(node -> boxes.add(box(DRAWING.node(node.key()))));
        GRAPH.edges().forEach(edge -> boxes.add(box(DRAWING.label(edge))));

        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j)))
                        .as("%s and %s", boxes.get(i), boxes.get(j))
                        .isFalse();
            }
        }
    }

    @Test
    void of_sampleLineage_flowsDownInsideItsFrame() {
        for (LineageEdge edge : GRAPH.edges()) {
            assertThat(DRAWING.node(edge.to()).getY())
                    .isGreaterThan(DRAWING.node(edge.from()).getY());
        }
        Rectangle2D frame = new Rectangle2D.Double(0, 0, DRAWING.width(), DRAWING.height());
        assertThat(GRAPH.nodes()).allMatch(node -> frame.contains(box(DRAWING.node(node.key()))));
    }

    @Test
    void points_everyEdge_startAndEndAtItsNodes() {
        for (LineageEdge edge : GRAPH.edges()) {
            List<double[]> points = DRAWING.points(edge);
            assertThat(points.get(0)[1])
                    .isEqualTo(box(DRAWING.node(edge.from())).getMaxY());
            assertThat(points.get(points.size() - 1)[1])
                    .isEqualTo(box(DRAWING.node(edge.to())).getMinY());
        }
    }

    @Test
    void points_everyEdge_keepOffTheLabels() {
        for (LineageEdge edge : GRAPH.edges()) {
            List<double[]> points = DRAWING.points(edge);
            for (int i = 1; i < points.size(); i++) {
                double[] from = points.get(i - 1);
                double[] to = points.get(i);
                assertThat(GRAPH.edges())
                        .noneMatch(other -> box(DRAWING.label(other)).intersectsLine(from[0], from[1], to[0], to[1]));
            }
        }
    }

    private static Rectangle2D box(ElkShape shape) {
        return new Rectangle2D.Double(shape.getX(), shape.getY(), shape.getWidth(), shape.getHeight());
    }
}
