package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.record.RecordType;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records are loaded where and how, to be sent to another process. Immutable and serializable; holds no credentials
 * and no records.
 *
 * <pre>{@code
 * IngestSpec<CardActivity> spec = store.ingest(cards, type).spec();
 * rows.foreachPartition(partition -> spec.on(Executors.platform()).from(partition));
 * }</pre>
 *
 * <p>A partition that is loaded twice, as Spark does with one that failed, leaves the online store as if it had been
 * loaded once, if no two partitions have records of one identifier and one event time.
 *
 * @param <S> what the source gives: values, or changes of them
 */
public final class IngestSpec<S> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** ARN of the group. */
    private final String group;

    /** What is written. */
    private final FlatSchema schema;

    /** The stores of the group. */
    private final EnumSet<TargetStore> stores;

    /** The Java type of a record; null for records without one. */
    private final @Nullable Class<?> type;

    /** Whether the source gives changes. */
    private final boolean ofChanges;

    /** How records are loaded. */
    private final IngestSettings settings;

    IngestSpec(Origin<S> origin, IngestSettings settings) {
        Target target = origin.target();
        RecordType<?> typed = origin.type();
        this.group = target.arn().toString();
        this.schema = FlatSchema.of(target.schema());
        this.stores = EnumSet.noneOf(TargetStore.class);
        stores.addAll(target.stores());
        this.type = typed == null ? null : typed.type();
        this.ofChanges = origin.ofChanges();
        this.settings = settings;
    }

    /**
     * Loads on a platform, which may be in another process than the one that made this.
     *
     * @param platform knows the group's account
     * @return an ingestion with the settings; nothing is called yet
     */
    public Ingestion<S> on(MlPlatform platform) {
        Target target = new Target(FeatureGroupArn.parse(group), schema.schema(), Set.copyOf(stores));
        RecordType<?> typed = type == null ? null : RecordType.of(type);
        return new Ingestion<>(platform, new Origin<S>(target, typed, ofChanges)).settings(settings);
    }

    /** Where it goes. */
    @Override
    public String toString() {
        return "IngestSpec[" + group + "]";
    }
}
