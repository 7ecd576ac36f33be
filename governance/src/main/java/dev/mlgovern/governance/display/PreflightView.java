package dev.mlgovern.governance.display;

import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.governance.preflight.Finding;
import dev.mlgovern.governance.preflight.PreflightReport;

/** What a preflight found: a row for each piece, with the statements to add. */
final class PreflightView implements HtmlView<PreflightReport> {
    @Override
    public Class<PreflightReport> type() {
        return PreflightReport.class;
    }

    @Override
    public String html(PreflightReport report) {
        return HtmlTable.<Finding>of(report.title() + ": " + report.summary())
                .text("Piece", Finding::piece)
                .text("State", Finding::state)
                .code("Account", Finding::where)
                .code("Of", Finding::resource)
                .text("Found", Finding::what)
                .lines("To add", Finding::toAdd)
                .htmlOf(report.findings());
    }
}
