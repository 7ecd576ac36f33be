package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.observability.tag.CoverageReport;
import dev.mlgovern.observability.tag.TagCoverage;
import dev.mlgovern.observability.tag.TagPlace;
import dev.mlgovern.observability.tag.TagRepairs;
import dev.mlgovern.observability.tag.TaggedResource;
import java.util.List;
import java.util.Map;

/** What the inventory and the tag coverage give. */
final class InventorySpecimens {
    private final WatchedBank bank;

    InventorySpecimens(WatchedBank bank) {
        this.bank = bank;
    }

    void look() {
        try (MlPlatform platform = bank.platform(Person.INES).build()) {
            TagCoverage tags = Observability.on(platform).tags();
            CoverageReport report = tags.report();
            TagPlace place = new TagPlace(bank.central().id(), bank.central().region());
            String arn = "arn:aws:sagemaker:eu-west-1:111111111111:endpoint/cards";
            bank.evidence.of(List.of(
                    tags,
                    report,
                    tags.repair(report),
                    place,
                    new TaggedResource(arn, place, Map.of("note", Canaries.ANSWER), List.of("owner"), List.of()),
                    new TagRepairs(List.of(arn), Map.of(arn, "AccessDeniedException"))));
        }
    }
}
