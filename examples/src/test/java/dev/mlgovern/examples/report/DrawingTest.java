package dev.mlgovern.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.graph.ElkShape;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final RunReport.Graph GRAPH = SampleRun.report().lineage();
    private static final Drawing DRAWING = Drawing.of(GRAPH);

    @Test
    void of_sampleLineage_overlapsNothing() {
        List<Rectangle2D> boxes = new ArrayList<>();
        GRAPH.nodes().forEach(node -> boxes.add(box(DRAWING.node(node.id()))));
        GRAPH.links().forEach(link -> boxes.add(box(DRAWING.label(link))));

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
        for (RunReport.Link link : GRAPH.links()) {
            assertThat(DRAWING.node(link.to()).getY())
                    .isGreaterThan(DRAWING.node(link.from()).getY());
        }
        Rectangle2D frame = new Rectangle2D.Double(0, 0, DRAWING.width(), DRAWING.height());
        assertThat(GRAPH.nodes()).allMatch(node -> frame.contains(box(DRAWING.node(node.id()))));
    }

    @Test
    void points_everyLink_startAndEndAtItsNodes() {
        for (RunReport.Link link : GRAPH.links()) {
            List<double[]> points = DRAWING.points(link);
            assertThat(points.get(0)[1])
                    .isEqualTo(box(DRAWING.node(link.from())).getMaxY());
            assertThat(points.get(points.size() - 1)[1])
                    .isEqualTo(box(DRAWING.node(link.to())).getMinY());
        }
    }

    private static Rectangle2D box(ElkShape shape) {
        return new Rectangle2D.Double(shape.getX(), shape.getY(), shape.getWidth(), shape.getHeight());
    }
}
