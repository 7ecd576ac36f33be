package dev.mlgovern.featurestore.online;

import dev.mlgovern.featurestore.group.FeatureGroupArn;

/**
 * A record that is asked for. {@code toString} does not say which.
 *
 * @param group whose record
 * @param identifier of the record
 */
record Asked(FeatureGroupArn group, String identifier) {
    @Override
    public String toString() {
        return "a record of " + group;
    }
}
