package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Place;
import dev.mlgovern.governance.ModelGovernance;
import dev.mlgovern.governance.inventory.CardState;
import dev.mlgovern.governance.inventory.Concern;
import dev.mlgovern.governance.inventory.Inventory;
import dev.mlgovern.governance.inventory.ModelInventory;
import dev.mlgovern.governance.inventory.Monitor;
import dev.mlgovern.governance.inventory.Ownership;
import dev.mlgovern.governance.inventory.ServedAt;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.observability.tag.CoverageQuery;
import dev.mlgovern.observability.tag.CoverageReport;
import dev.mlgovern.observability.tag.TagCoverage;
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
            ModelInventory models = ModelGovernance.on(platform).inventory();
            Inventory inventory = models.read();
            Place where = new Place(bank.central().id(), bank.central().region());
            bank.evidence.of(List.of(
                    models,
                    inventory,
                    inventory.csv(),
                    inventory.json(),
                    where,
                    new ServedAt(where, "cards", "InService"),
                    new CardState("cards", "Draft", CardState.UNKNOWN),
                    new Ownership("fraud", "lee", "4711"),
                    Concern.UNOWNED,
                    new Monitor("cards-bias", where, "cards", "ModelBias", "Scheduled", null, null)));
            bank.evidence.of(inventory.lines());
            TagCoverage tags = Observability.on(platform).tags();
            CoverageReport report = tags.report();
            Place place = new Place(bank.central().id(), bank.central().region());
            String arn = "arn:aws:sagemaker:eu-west-1:111111111111:endpoint/cards";
            bank.evidence.of(List.of(
                    tags,
                    CoverageQuery.builder().build(),
                    report,
                    tags.repair(report),
                    place,
                    new TaggedResource(arn, place, Map.of("note", Canaries.ANSWER), List.of("owner"), List.of()),
                    new TagRepairs(List.of(arn), Map.of(arn, "AccessDeniedException"))));
        }
    }
}
