package dev.mlgovern.observability.cost;

import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.core.display.HtmlViews;
import j2html.TagCreator;
import java.util.List;
import java.util.stream.Collectors;

/** How costs look in a notebook: a table. */
public final class CostViews implements HtmlViews {
    /** For the service loader. */
    public CostViews() {}

    @Override
    public List<HtmlView<?>> views() {
        return List.of(new ReportView());
    }

    private static final class ReportView implements HtmlView<CostReport> {
        @Override
        public Class<CostReport> type() {
            return CostReport.class;
        }

        @Override
        public String html(CostReport report) {
            return HtmlTable.<CostLine>of(report.total() + " in all, asked with " + report.spent())
                    .text("From", CostLine::start)
                    .text(
                            report.query().by().stream()
                                    .map(CostDimension::label)
                                    .collect(Collectors.joining(", ")),
                            line -> String.join(
                                    ", ",
                                    line.values().stream().map(CostLine::shown).toList()))
                    .cell("Cost", "number", line -> TagCreator.text(line.cost().toString()))
                    .htmlOf(report.lines());
        }
    }
}
