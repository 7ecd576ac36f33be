package dev.mlgovern.registry.display;

import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.registry.model.VersionSummary;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A listing of versions. */
final class SummaryView implements HtmlView<VersionSummary> {
    @Override
    public Class<VersionSummary> type() {
        return VersionSummary.class;
    }

    @Override
    public String html(VersionSummary version) {
        return htmlOfAll(List.of(version));
    }

    @Override
    public String htmlOfAll(List<? extends VersionSummary> versions) {
        return HtmlTable.<VersionSummary>of("Versions")
                .text("Group", version -> version.arn().group().name())
                .number("Version", version -> (long) version.arn().number())
                .text("Approval", VersionSummary::approval)
                .text("Readiness", VersionSummary::readiness)
                .text("Registered", version -> version.created().truncatedTo(ChronoUnit.SECONDS))
                .text("Description", VersionSummary::description)
                .code("Account", version -> version.arn().account())
                .htmlOf(versions);
    }
}
