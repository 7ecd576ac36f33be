package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.account.AccountId;

/**
 * Where a lineage could not be followed. Immutable.
 *
 * @param account the account that could not be read
 * @param uri what leads there
 * @param reason why not
 */
public record LineageGap(AccountId account, String uri, String reason) {}
