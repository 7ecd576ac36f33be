package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.schema.FeatureType;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A feature that was found. Immutable; lean, since an index keeps many. */
public final class FoundFeature {
    private final FeatureGroupArn group;
    private final String name;
    private final FeatureType type;
    private final @Nullable String description;
    private final Map<String, String> parameters;
    private final long createdAt;
    private final long modifiedAt;

    FoundFeature(FeatureGroupArn group, String name, FeatureType type, Said said) {
        this.group = group;
        this.name = name;
        this.type = type;
        this.description = said.description();
        this.parameters = said.parameters();
        this.createdAt = said.createdAt().toEpochMilli();
        this.modifiedAt = said.modifiedAt().toEpochMilli();
    }

    /** What is said of a feature, and when. */
    record Said(@Nullable String description, Map<String, String> parameters, Instant createdAt, Instant modifiedAt) {}

    /**
     * Whose feature it is.
     *
     * @return ARN of the group
     */
    public FeatureGroupArn group() {
        return group;
    }

    /**
     * Its name.
     *
     * @return unique in the group
     */
    public String name() {
        return name;
    }

    /**
     * The type of its values.
     *
     * @return of each value, if it is a collection
     */
    public FeatureType type() {
        return type;
    }

    /**
     * What it means.
     *
     * @return a few words, if given
     */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /**
     * What else is said of it.
     *
     * @return by key
     */
    public Map<String, String> parameters() {
        return parameters;
    }

    /**
     * When it was made.
     *
     * @return to the millisecond
     */
    public Instant createdAt() {
        return Instant.ofEpochMilli(createdAt);
    }

    /**
     * When something was last said of it.
     *
     * @return to the millisecond
     */
    public Instant modifiedAt() {
        return Instant.ofEpochMilli(modifiedAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FoundFeature that
                && group.equals(that.group)
                && name.equals(that.name)
                && type == that.type
                && Objects.equals(description, that.description)
                && parameters.equals(that.parameters)
                && createdAt == that.createdAt
                && modifiedAt == that.modifiedAt;
    }

    @Override
    public int hashCode() {
        return 31 * group.hashCode() + name.hashCode();
    }

    /** Name, group, account and description. */
    @Override
    public String toString() {
        return "%s of %s in %s: %s%s"
                .formatted(
                        name,
                        group.name(),
                        group.account(),
                        type.awsName(),
                        description == null ? "" : ", " + description);
    }
}
