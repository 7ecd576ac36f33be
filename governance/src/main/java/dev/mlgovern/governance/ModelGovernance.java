package dev.mlgovern.governance;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.governance.card.ModelCards;
import dev.mlgovern.governance.inventory.ModelInventory;
import dev.mlgovern.governance.preflight.Preflight;

/** What is missing across accounts before the work begins, model cards, and the inventory of models over all accounts. Thread-safe. */
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

    /**
     * The model cards of the governance account.
     *
     * @return its cards
     * @throws dev.mlgovern.core.error.InvalidRequestException if there is not exactly one account with the role
     *     {@code ML_GOVERNANCE}
     */
    ModelCards cards();

    /**
     * Whether everything is there that promotions and deployments need across accounts.
     *
     * @return preflight over the platform's accounts
     */
    Preflight preflight();

    /**
     * Every model version of all accounts.
     *
     * @return the inventory; nothing is called yet
     */
    ModelInventory inventory();
}
