package dev.mlgovern.governance.inventory;

import dev.mlgovern.core.account.AccountId;
import software.amazon.awssdk.regions.Region;

/**
 * Where something is.
 *
 * @param account the account
 * @param region the Region
 */
public record InventoryPlace(AccountId account, Region region) {
    @Override
    public String toString() {
        return account + " in " + region;
    }
}
