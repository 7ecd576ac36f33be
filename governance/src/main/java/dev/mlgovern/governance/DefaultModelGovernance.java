package dev.mlgovern.governance;

import dev.mlgovern.core.MlPlatform;

/** Governance over a platform. */
final class DefaultModelGovernance implements ModelGovernance {
    @SuppressWarnings("unused")
    private final MlPlatform platform;

    DefaultModelGovernance(MlPlatform platform) {
        this.platform = platform;
    }
}
