package dev.mlgovern.observability;

import dev.mlgovern.core.MlPlatform;

/** Observability over a platform. */
final class DefaultObservability implements Observability {
    @SuppressWarnings("unused")
    private final MlPlatform platform;

    DefaultObservability(MlPlatform platform) {
        this.platform = platform;
    }
}
