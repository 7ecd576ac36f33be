package dev.mlgovern.governance.inventory;

import org.jspecify.annotations.Nullable;

/**
 * Whose a model version is.
 *
 * @param team who registered it by this library, or the team of the account; null if it has none
 * @param owner the owner tag of its group, null without one
 * @param costCenter the cost-centre tag of its group, null without one
 */
public record Ownership(
        @Nullable String team,
        @Nullable String owner,
        @Nullable String costCenter) {}
