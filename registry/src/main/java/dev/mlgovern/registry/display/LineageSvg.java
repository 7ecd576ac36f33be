package dev.mlgovern.registry.display;

import static dev.mlgovern.registry.display.Svg.element;
import static dev.mlgovern.registry.display.Svg.n;
import static dev.mlgovern.registry.display.Svg.words;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.mlgovern.core.display.HtmlFragment;
import dev.mlgovern.registry.lineage.LineageEdge;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;

/**
 * Draws a lineage in the page's own text colour, so that it can be read on light and dark. Nothing in it has an id: a notebook shows many
 * of them on one page.
 */
final class LineageSvg {
    private static final double CORNER = 8;
    private static final double ARROW = 7;
    private static final String GREY = "#8a929c";

    private final LineagePicture picture;
    private final LineageGraph graph;
    private final Drawing drawing;

    LineageSvg(LineagePicture picture) {
        this.picture = picture;
        this.graph = picture.graph();
        this.drawing = Drawing.of(graph);
    }

    String html() {
        DomContent legend = p(each(
                        picture.accounts(),
                        account -> span(span().withClass("dot"), text(picture.name(account)))
                                .withClass("account account-" + picture.colour(account))))
                .withClass("legend");
        DomContent gaps = each(
                graph.gaps(),
                gap -> p("Not followed into " + picture.name(gap.account()) + ": " + gap.reason())
                        .withClass("note"));
        return HtmlFragment.of(legend, svg(), gaps);
    }

    DomContent svg() {
        List<LineageEdge> edges = graph.edges().stream().distinct().toList();
        return element("svg", words("title", "Lineage of " + LineagePicture.name(graph.start())))
                .with(words("desc", description()))
                .with(edges.stream().map(this::line))
                .with(edges.stream().map(this::label))
                .with(graph.nodes().stream().map(this::box))
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("viewBox", "0 0 " + n(drawing.width()) + " " + n(drawing.height()))
                .attr("style", "max-width:" + n(drawing.width()) + "px")
                .attr("role", "img");
    }

    /** What a screen reader says in place of the picture. */
    private String description() {
        return graph.edges().stream()
                .map(edge -> name(edge.from()) + " " + LineagePicture.label(edge) + " " + name(edge.to()))
                .collect(Collectors.joining("; ", "", "."));
    }

    private String name(String key) {
        LineageNode node = graph.node(key);
        return LineagePicture.kind(node) + " " + LineagePicture.name(node);
    }

    /** Straight from bend to bend, each bend rounded, with an arrow at its end. */
    private DomContent line(LineageEdge edge) {
        List<double[]> points = drawing.points(edge);
        StringBuilder path = new StringBuilder("M" + point(points.get(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            double[] bend = points.get(i);
            path.append("L").append(point(towards(bend, points.get(i - 1))));
            path.append("Q").append(point(bend)).append(" ").append(point(towards(bend, points.get(i + 1))));
        }
        double[] end = points.get(points.size() - 1);
        path.append("L").append(point(end));
        ContainerTag<?> line = element("path")
                .attr("d", path.toString())
                .attr("fill", "none")
                .attr("stroke", GREY)
                .attr("stroke-width", "1.5");
        String sides =
                n(end[0] - ARROW / 2) + " " + n(end[1] - ARROW) + "L" + n(end[0] + ARROW / 2) + " " + n(end[1] - ARROW);
        return element(
                "g",
                line,
                element("path").attr("d", "M" + point(end) + "L" + sides + "z").attr("fill", GREY));
    }

    private static double[] towards(double[] from, double[] to) {
        double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        double share = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new double[] {from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share};
    }

    private static String point(double[] xy) {
        return n(xy[0]) + " " + n(xy[1]);
    }

    private DomContent label(LineageEdge edge) {
        ElkLabel label = drawing.label(edge);
        return write(LineagePicture.label(edge), label.getX() + label.getWidth() / 2, label.getY() + 12)
                .attr("text-anchor", "middle")
                .attr("font-size", "12")
                .attr("opacity", "0.75");
    }

    private DomContent box(LineageNode node) {
        ElkNode place = drawing.node(node.key());
        ContainerTag<?> frame = element("rect")
                .attr("width", n(place.getWidth()))
                .attr("height", n(place.getHeight()))
                .attr("rx", "6")
                .attr("fill", "none")
                .attr("stroke", GREY);
        ContainerTag<?> bar = element("rect")
                .attr("style", "fill:var(--account)")
                .attr("width", "6")
                .attr("height", n(place.getHeight() - 12))
                .attr("x", "8")
                .attr("y", "6")
                .attr("rx", "3");
        return element("g", frame, bar)
                .with(
                        write(LineagePicture.kind(node), 22, 22)
                                .attr("font-size", "12")
                                .attr("opacity", "0.75"),
                        write(LineagePicture.name(node), 22, 42)
                                .attr("font-size", "14")
                                .attr("font-weight", "600"))
                .attr("class", "account-" + picture.colour(node.account()))
                .attr("transform", "translate(" + n(place.getX()) + " " + n(place.getY()) + ")");
    }

    private static ContainerTag<?> write(String words, double x, double y) {
        return words("text", words).attr("x", n(x)).attr("y", n(y));
    }
}
