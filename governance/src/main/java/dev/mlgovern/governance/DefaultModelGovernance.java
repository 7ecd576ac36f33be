package dev.mlgovern.governance;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.governance.card.ModelCards;
import dev.mlgovern.governance.inventory.ModelInventory;
import dev.mlgovern.governance.preflight.Preflight;

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
    }

    @Override
    public ModelInventory inventory() {
        return new ModelInventory(platform);
    }
}
