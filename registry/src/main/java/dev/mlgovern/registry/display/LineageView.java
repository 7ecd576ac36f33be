package dev.mlgovern.registry.display;

import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.registry.lineage.LineageGraph;

/** A lineage, drawn; accounts are shown by their numbers. */
final class LineageView implements HtmlView<LineageGraph> {
    @Override
    public Class<LineageGraph> type() {
        return LineageGraph.class;
    }

    @Override
    public String html(LineageGraph graph) {
        return new LineageSvg(LineagePicture.of(graph)).html();
    }
}
