package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.schema.Feature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A feature group that was found. Immutable. */
@Value.Immutable
public abstract class FoundGroup {
    FoundGroup() {}

    /**
     * Its name for AWS; {@code FeatureStore.describe} takes it.
     *
     * @return the ARN
     */
    public abstract FeatureGroupArn arn();

    /**
     * What it is about.
     *
     * @return a few words, if given
     */
    public abstract Optional<String> description();

    /**
     * How far it is.
     *
     * @return as Search knows it, which trails behind
     */
    public abstract GroupStatus status();

    /**
     * Its features.
     *
     * @return in the order of their definition
     */
    public abstract List<Feature> features();

    /**
     * The feature that names a record.
     *
     * @return its name
     */
    public abstract String recordIdentifier();

    /**
     * Whether the latest records are served.
     *
     * @return true with an online store
     */
    public abstract boolean online();

    /**
     * Whether all records are kept.
     *
     * @return true with an offline store
     */
    public abstract boolean offline();

    /**
     * Its tags.
     *
     * @return by key; always empty for a group that was only found through the catalog of another account
     */
    public abstract Map<String, String> tags();

    /**
     * When it was made.
     *
     * @return the time
     */
    public abstract Instant createdAt();

    /**
     * When it was last changed; writes of records are no change.
     *
     * @return the time it was made if it never was
     */
    public abstract Instant modifiedAt();

    static ImmutableFoundGroup.Builder builder() {
        return ImmutableFoundGroup.builder();
    }

    /** Name, account and description. */
    @Override
    public String toString() {
        return "%s in %s: %d features%s"
                .formatted(
                        arn().name(),
                        arn().account(),
                        features().size(),
                        description().map(text -> ", " + text).orElse(""));
    }
}
