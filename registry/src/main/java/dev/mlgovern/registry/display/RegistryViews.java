package dev.mlgovern.registry.display;

import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.core.display.HtmlViews;
import java.util.List;

/** The views of this module: versions, field changes, deployments, lineage. */
public final class RegistryViews implements HtmlViews {
    /** For the service loader. */
    public RegistryViews() {}

    @Override
    public List<HtmlView<?>> views() {
        return List.of(
                new SummaryView(),
                new VersionView(),
                new DiffView(),
                new DeploymentView(),
                new DeployedView(),
                new LineageView(),
                new PictureView());
    }
}
