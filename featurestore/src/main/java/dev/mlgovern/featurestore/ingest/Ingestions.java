package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.schema.Schema;
import java.util.EnumSet;
import java.util.Set;

/** Begins to load records into feature groups. Thread-safe. */
public final class Ingestions {
    private final MlPlatform platform;

    /**
     * Acts as a platform does.
     *
     * @param platform gives the clients
     */
    public Ingestions(MlPlatform platform) {
        this.platform = platform;
    }

    /**
     * Loads values of a Java type, which fits the group.
     *
     * @param group as it is in AWS
     * @param type what a record is
     * @param <T> the Java type
     * @return an ingestion; nothing is called yet
     */
    public <T> Ingestion<T> of(FeatureGroup group, RecordType<T> type) {
        return new Ingestion<>(platform, new Origin<>(target(group, type.schema()), type, false));
    }

    /**
     * Loads records without a Java type of their own.
     *
     * @param group as it is in AWS
     * @return an ingestion; nothing is called yet
     */
    public Ingestion<FeatureRecord> of(FeatureGroup group) {
        return new Ingestion<>(platform, new Origin<>(target(group, group.schema()), null, false));
    }

    private static Target target(FeatureGroup group, Schema schema) {
        Set<TargetStore> stores = EnumSet.noneOf(TargetStore.class);
        group.onlineStore().ifPresent(store -> stores.add(TargetStore.ONLINE));
        group.offlineStore().ifPresent(store -> stores.add(TargetStore.OFFLINE));
        return new Target(group.arn(), schema, Set.copyOf(stores));
    }
}
