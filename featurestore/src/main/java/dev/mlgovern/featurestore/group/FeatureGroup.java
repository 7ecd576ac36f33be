package dev.mlgovern.featurestore.group;

import dev.mlgovern.featurestore.schema.Schema;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A feature group as it is in AWS. Immutable. */
@Value.Immutable
public abstract class FeatureGroup {
    FeatureGroup() {}

    /**
     * Its name for AWS.
     *
     * @return the ARN
     */
    public abstract FeatureGroupArn arn();

    /**
     * Its features.
     *
     * @return the schema
     */
    public abstract Schema schema();

    /**
     * Whether it is made and no change of it is under way. The last change may have failed: then it is as before that.
     *
     * @return true if it can be used and changed
     */
    public abstract boolean ready();

    /**
     * Why it could not be made, last changed or deleted, or that it is being deleted, and what to do.
     *
     * @return empty if nothing failed
     */
    public abstract Optional<String> failure();

    /**
     * What it is about.
     *
     * @return a few words, if given
     */
    public abstract Optional<String> description();

    /**
     * Where its latest records are served from.
     *
     * @return empty if they are not
     */
    public abstract Optional<OnlineStore> onlineStore();

    /**
     * Where all its records are kept.
     *
     * @return empty if they are not
     */
    public abstract Optional<OfflineStore> offlineStore();

    /**
     * The table of its offline store, as Athena knows it.
     *
     * @return empty without an offline store or a table
     */
    public abstract Optional<OfflineTable> offlineTable();

    /**
     * Its provisioned throughput.
     *
     * @return empty if it is on demand
     */
    public abstract Optional<Throughput> throughput();

    /**
     * When it was made.
     *
     * @return the time
     */
    public abstract Instant createdAt();

    static ImmutableFeatureGroup.Builder builder() {
        return ImmutableFeatureGroup.builder();
    }
}
