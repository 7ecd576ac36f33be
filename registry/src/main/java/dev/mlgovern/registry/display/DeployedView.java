package dev.mlgovern.registry.display;

import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.registry.deployment.DeployedModel;

/** A version behind its endpoint. */
final class DeployedView implements HtmlView<DeployedModel> {
    @Override
    public Class<DeployedModel> type() {
        return DeployedModel.class;
    }

    @Override
    public String html(DeployedModel deployed) {
        return new Facts("Endpoint " + deployed.endpointName())
                .add("Serves", deployed.version())
                .add("In account", deployed.account())
                .add("Endpoint", deployed.endpoint())
                .add("Configuration", deployed.configuration())
                .add("Model", deployed.model())
                .addIfKnown("Answered as expected", deployed::check)
                .addIfKnown("SHA-256", deployed::deployedArtifactDigest)
                .html();
    }
}
