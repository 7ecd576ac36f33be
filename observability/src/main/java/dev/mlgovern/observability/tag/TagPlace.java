package dev.mlgovern.observability.tag;

import dev.mlgovern.core.account.AccountId;
import software.amazon.awssdk.regions.Region;

/**
 * Where resources are.
 *
 * @param account the account
 * @param region the Region
 */
public record TagPlace(AccountId account, Region region) {
    @Override
    public String toString() {
        return account + " in " + region;
    }
}
