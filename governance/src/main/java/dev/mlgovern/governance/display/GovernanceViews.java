package dev.mlgovern.governance.display;

import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.core.display.HtmlViews;
import java.util.List;

/** The views of this module: model cards, the inventory, and what a preflight found. */
public final class GovernanceViews implements HtmlViews {
    /** For the service loader. */
    public GovernanceViews() {}

    @Override
    public List<HtmlView<?>> views() {
        return List.of(new CardView(), new CardsView(), new InventoryView(), new PreflightView());
    }
}
