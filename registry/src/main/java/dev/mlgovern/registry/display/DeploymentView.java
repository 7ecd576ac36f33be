package dev.mlgovern.registry.display;

import dev.mlgovern.core.display.Display;
import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.registry.deployment.Deployment;

/** A deployment: its plan. */
final class DeploymentView implements HtmlView<Deployment> {
    @Override
    public Class<Deployment> type() {
        return Deployment.class;
    }

    @Override
    public String html(Deployment deployment) {
        return Display.html(deployment.plan()).orElseThrow();
    }
}
