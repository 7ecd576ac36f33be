package dev.mlgovern.governance;

import dev.mlgovern.core.MlPlatform;

/** Who may do what and what is missing for it, model cards, and the inventory of models over all accounts. Thread-safe. */
public interface ModelGovernance {
    /**
     * Governance over a platform; cheap, nothing to close.
     *
     * @param platform whose accounts are governed
     * @return governance
     */
    static ModelGovernance on(MlPlatform platform) {
        return new DefaultModelGovernance(platform);
    }
}
