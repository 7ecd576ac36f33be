package dev.mlgovern.featurestore;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.athena.RunSettings;
import dev.mlgovern.featurestore.athena.TrainingRuns;
import dev.mlgovern.featurestore.discovery.Discovery;
import dev.mlgovern.featurestore.discovery.FeatureIndex;
import dev.mlgovern.featurestore.discovery.IndexSettings;
import dev.mlgovern.featurestore.discovery.LiveDiscovery;
import dev.mlgovern.featurestore.discovery.MemoryIndex;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.group.FeatureGroupDefinition;
import dev.mlgovern.featurestore.group.FeatureGroups;
import dev.mlgovern.featurestore.ingest.Ingestion;
import dev.mlgovern.featurestore.ingest.Ingestions;
import dev.mlgovern.featurestore.online.OnlineFeatures;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.featurestore.online.Vectors;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.record.VectorType;
import dev.mlgovern.featurestore.sharing.FeatureSharing;
import java.util.Map;
import java.util.function.Consumer;

/** The feature store over a platform. */
final class DefaultFeatureStore implements FeatureStore {
    private final MlPlatform platform;
    private final FeatureGroups groups;
    private final OnlineFeatures online;
    private final Discovery discovery;
    private final Ingestions ingestions;

    DefaultFeatureStore(MlPlatform platform) {
        this.platform = platform;
        this.groups = new FeatureGroups(platform);
        this.online = new OnlineFeatures(platform);
        this.discovery = new LiveDiscovery(platform);
        this.ingestions = new Ingestions(platform);
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

    @Override
    public <T> Vectors<T> vectors(Class<T> type, Map<String, FeatureGroup> parts) {
        return online.vectors(VectorType.of(type), parts);
    }

    @Override
    public Discovery discovery() {
        return discovery;
    }

    @Override
    public FeatureIndex index(Consumer<? super IndexSettings.Builder> settings) {
        IndexSettings.Builder builder = IndexSettings.builder();
        settings.accept(builder);
        return new MemoryIndex(platform, builder.build());
    }

    @Override
    public <T> Ingestion<T> ingest(FeatureGroup group, RecordType<T> type) {
        online.check(group, type);
        return ingestions.of(group, type);
    }

    @Override
    public Ingestion<FeatureRecord> ingest(FeatureGroup group) {
        return ingestions.of(group);
    }

    @Override
    public FeatureSharing sharing() {
        return FeatureSharing.on(platform);
    }

    @Override
    public TrainingRuns runs(Consumer<? super RunSettings.Builder> settings) {
        return TrainingRuns.on(platform, settings);
    }
}
