package dev.mlgovern.governance.inventory;

import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.core.display.HtmlViews;
import java.util.List;

/** How an inventory looks as HTML. Needs j2html, which is an optional dependency. */
public final class InventoryViews implements HtmlViews {
    /** For the service loader. */
    public InventoryViews() {}

    @Override
    public List<HtmlView<?>> views() {
        return List.of(new InventoryView());
    }
}
