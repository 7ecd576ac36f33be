package dev.mlgovern.core.display;

import java.util.List;

/** The views of this module: topology, account, plan. */
public final class CoreViews implements HtmlViews {
    /** For the service loader. */
    public CoreViews() {}

    @Override
    public List<HtmlView<?>> views() {
        return List.of(new TopologyView(), new AccountView(), new PlanView());
    }
}
