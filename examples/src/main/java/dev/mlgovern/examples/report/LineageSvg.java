package dev.mlgovern.examples.report;

import static dev.mlgovern.examples.report.Svg.element;
import static dev.mlgovern.examples.report.Svg.n;
import static dev.mlgovern.examples.report.Svg.words;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;

/** Draws the lineage. */
final class LineageSvg {
    private static final double CORNER = 8;

    private final RunReport report;
    private final Drawing drawing;

    LineageSvg(RunReport report) {
        this.report = report;
        this.drawing = Drawing.of(report.lineage());
    }

    DomContent svg() {
        List<RunReport.Link> links =
                report.lineage().links().stream().distinct().toList();
        return element("svg", words("title", "Lineage of the model").attr("id", "lineage-title"))
                .with(words("desc", description()).attr("id", "lineage-desc"))
                .with(arrowHead())
                .with(links.stream().map(this::line))
                .with(links.stream().map(this::label))
                .with(report.lineage().nodes().stream().map(this::box))
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("viewBox", "0 0 " + n(drawing.width()) + " " + n(drawing.height()))
                .attr("style", "max-width:" + n(drawing.width()) + "px")
                .attr("role", "img")
                .attr("aria-labelledby", "lineage-title lineage-desc");
    }

    /** What a screen reader says in place of the picture. */
    private String description() {
        return report.lineage().links().stream()
                .map(link -> name(link.from()) + " " + link.label() + " " + name(link.to()))
                .collect(Collectors.joining("; ", "", "."));
    }

    private String name(String id) {
        return report.lineage().nodes().stream()
                .filter(node -> node.id().equals(id))
                .map(node -> node.kind() + " " + node.name())
                .findFirst()
                .orElse(id);
    }

    private static DomContent arrowHead() {
        return element(
                "defs",
                element("marker", element("path").attr("d", "M0 0L8 4L0 8z"))
                        .attr("id", "arrow")
                        .attr("viewBox", "0 0 8 8")
                        .attr("refX", "8")
                        .attr("refY", "4")
                        .attr("markerWidth", "7")
                        .attr("markerHeight", "7")
                        .attr("orient", "auto"));
    }

    private DomContent line(RunReport.Link link) {
        return element("path").attr("class", "line").attr("d", path(link)).attr("marker-end", "url(#arrow)");
    }

    /** Straight from bend to bend, each bend rounded. */
    private String path(RunReport.Link link) {
        List<double[]> points = drawing.points(link);
        StringBuilder path = new StringBuilder("M" + point(points.get(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            double[] bend = points.get(i);
            path.append("L").append(point(towards(bend, points.get(i - 1))));
            path.append("Q").append(point(bend)).append(" ").append(point(towards(bend, points.get(i + 1))));
        }
        return path.append("L").append(point(points.get(points.size() - 1))).toString();
    }

    private static double[] towards(double[] from, double[] to) {
        double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        double share = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new double[] {from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share};
    }

    private static String point(double[] xy) {
        return n(xy[0]) + " " + n(xy[1]);
    }

    private DomContent label(RunReport.Link link) {
        ElkLabel label = drawing.label(link);
        ContainerTag<?> ground = element("rect")
                .attr("class", "ground")
                .attr("x", n(label.getX()))
                .attr("y", n(label.getY()))
                .attr("width", n(label.getWidth()))
                .attr("height", n(label.getHeight()));
        ContainerTag<?> words = words("text", link.label())
                .attr("class", "link")
                .attr("x", n(label.getX() + label.getWidth() / 2))
                .attr("y", n(label.getY() + 12));
        return element("g", ground, words);
    }

    private DomContent box(RunReport.Node node) {
        ElkNode place = drawing.node(node.id());
        int lane = Lanes.indexOf(report, node.account());
        ContainerTag<?> frame = element("rect")
                .attr("class", "frame")
                .attr("width", n(place.getWidth()))
                .attr("height", n(place.getHeight()))
                .attr("rx", "6");
        ContainerTag<?> bar = element("rect")
                .attr("class", "bar")
                .attr("width", "6")
                .attr("height", n(place.getHeight() - 12))
                .attr("x", "8")
                .attr("y", "6")
                .attr("rx", "3");
        Stream<DomContent> words = Stream.of(
                words("text", node.kind()).attr("class", "kind").attr("x", "22").attr("y", "22"),
                words("text", node.name()).attr("class", "name").attr("x", "22").attr("y", "42"));
        return element("g", frame, bar)
                .with(words)
                .attr("class", "node lane-" + lane)
                .attr("transform", "translate(" + n(place.getX()) + " " + n(place.getY()) + ")");
    }
}
