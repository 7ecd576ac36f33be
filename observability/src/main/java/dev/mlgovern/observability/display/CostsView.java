package dev.mlgovern.observability.display;

import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.observability.cost.CostDimension;
import dev.mlgovern.observability.cost.CostLine;
import dev.mlgovern.observability.cost.CostReport;
import j2html.TagCreator;
import java.util.stream.Collectors;

/** Costs, a line for each group and period. */
final class CostsView implements HtmlView<CostReport> {
    @Override
    public Class<CostReport> type() {
        return CostReport.class;
    }

    @Override
    public String html(CostReport report) {
        String by = report.query().by().stream().map(CostDimension::label).collect(Collectors.joining(", "));
        return HtmlTable.<CostLine>of(report.total() + " in all, asked with " + report.spent())
                .text("From", CostLine::start)
                .text(by, line -> String.join(", ", line.shown()))
                .cell("Cost", "number", line -> TagCreator.text(line.cost().toString()))
                .htmlOf(report.lines());
    }
}
