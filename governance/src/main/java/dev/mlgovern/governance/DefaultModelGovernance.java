package dev.mlgovern.governance;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.governance.card.ModelCards;
import dev.mlgovern.governance.preflight.Preflight;
import dev.mlgovern.governance.inventory.ModelInventory;

/** Governance over a platform. */
final class DefaultModelGovernance implements ModelGovernance {
    private final MlPlatform platform;

    DefaultModelGovernance(MlPlatform platform) {
        this.platform = platform;
    }

    @Override
    public ModelCards cards() {
        return ModelCards.on(platform);
    }

    @Override
    public Preflight preflight() {
        return Preflight.on(platform);
    public ModelInventory inventory() {
        return new ModelInventory(platform);
    }
}
