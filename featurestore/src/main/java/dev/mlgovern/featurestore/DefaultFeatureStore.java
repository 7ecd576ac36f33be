package dev.mlgovern.featurestore;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.group.FeatureGroupDefinition;
import dev.mlgovern.featurestore.group.FeatureGroups;
import dev.mlgovern.featurestore.online.OnlineFeatures;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordType;

/** The feature store over a platform. */
final class DefaultFeatureStore implements FeatureStore {
    private final FeatureGroups groups;
    private final OnlineFeatures online;

    DefaultFeatureStore(MlPlatform platform) {
        this.groups = new FeatureGroups(platform);
        this.online = new OnlineFeatures(platform);
    }

    @Override
    public Plan<FeatureGroup> ensure(FeatureGroupDefinition definition) {
        return groups.ensure(definition);
    }

    @Override
    public FeatureGroup describe(FeatureGroupArn arn) {
        return groups.describe(arn);
    }

    @Override
    public <T> Records<T> records(FeatureGroup group, RecordType<T> type) {
        return online.of(group, type);
    }

    @Override
    public Records<FeatureRecord> records(FeatureGroup group) {
        return online.of(group);
    }
}
