package dev.mlgovern.core.account;

import software.amazon.awssdk.regions.Region;

/**
 * Where something is. Immutable.
 *
 * @param account the account
 * @param region the Region
 */
public record Place(AccountId account, Region region) {
    /** Such as {@code 111111111111 in eu-west-1}. */
    @Override
    public String toString() {
        return account + " in " + region;
    }
}
