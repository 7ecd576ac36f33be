package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.schema.Schema;
import java.util.Set;

/**
 * Where records go.
 *
 * @param arn the group
 * @param schema its features, or those of them that are written
 * @param stores those that the group has
 */
record Target(FeatureGroupArn arn, Schema schema, Set<TargetStore> stores) {
    AccountScope scope(MlPlatform platform) {
        return platform.in(arn.account()).in(arn.region());
    }
}
