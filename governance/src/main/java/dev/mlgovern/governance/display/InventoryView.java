package dev.mlgovern.governance.display;

import static j2html.TagCreator.each;
import static j2html.TagCreator.p;

import dev.mlgovern.core.display.HtmlFragment;
import dev.mlgovern.core.display.HtmlTable;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.governance.inventory.Concern;
import dev.mlgovern.governance.inventory.Inventory;
import dev.mlgovern.governance.inventory.InventoryLine;

/** An inventory as a table, with the places that failed below it. */
final class InventoryView implements HtmlView<Inventory> {
    @Override
    public Class<Inventory> type() {
        return Inventory.class;
    }

    @Override
    public String html(Inventory inventory) {
        String caption = "%d model versions".formatted(inventory.lines().size());
        return HtmlFragment.of(
                HtmlTable.<InventoryLine>of(caption)
                        .text(
                                "Model",
                                line -> line.version().group().name() + " "
                                        + line.version().number())
                        .text("Approval", line -> line.approval().awsName())
                        .lines(
                                "Stands out",
                                line -> line.concerns().stream()
                                        .map(Concern::words)
                                        .toList())
                        .text("Team", line -> line.ownership().team())
                        .text("Owner", line -> line.ownership().owner())
                        .text("Cost centre", line -> line.ownership().costCenter())
                        .text(
                                "Card",
                                line -> line.card() == null ? null : line.card().status())
                        .text(
                                "Risk",
                                line -> line.card() == null ? null : line.card().risk())
                        .lines("Served by", InventoryLine::served)
                        .lines("Monitoring", InventoryLine::monitors)
                        .code("Account", line -> line.version().account())
                        .over(inventory.lines()),
                each(
                        inventory.failures().entrySet(),
                        failed -> p("Not read: %s: %s"
                                        .formatted(
                                                failed.getKey(),
                                                failed.getValue().getMessage()))
                                .withClass("note")));
    }
}
