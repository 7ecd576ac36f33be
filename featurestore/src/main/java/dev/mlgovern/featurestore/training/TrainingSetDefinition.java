package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.group.FeatureGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** What a training set is meant to be: rows, and the features that they get. Immutable. */
@Value.Immutable
public abstract class TrainingSetDefinition {
    TrainingSetDefinition() {}

    /**
     * The rows.
     *
     * @return the base
     */
    public abstract Base base();

    /**
     * The features, group by group.
     *
     * @return at least one; the same group may be there more than once, with another key
     */
    public abstract List<GroupFeatures> groups();

    /**
     * The time that the offline stores are read as of: what they were told later does not count.
     *
     * @return compared with {@code write_time}; empty if everything counts
     */
    public abstract Optional<Instant> knownBy();

    /**
     * Begins with nothing set.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableTrainingSetDefinition.builder();
    }

    /** Builds {@link TrainingSetDefinition}. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the rows; required.
         *
         * @param base the rows
         * @return this
         */
        Builder base(Base base);

        /**
         * As {@link #base(Base)}.
         *
         * @param base is built
         * @return this
         */
        default Builder base(Base.Builder base) {
            return base(base.build());
        }

        /**
         * Adds features of a group.
         *
         * @param features of the group
         * @return this
         */
        Builder addGroup(GroupFeatures features);

        /**
         * Adds features of a group.
         *
         * @param group as it is in AWS
         * @param features says the key, and which features if not all
         * @return this
         */
        default Builder features(FeatureGroup group, Consumer<? super GroupFeatures.Builder> features) {
            GroupFeatures.Builder builder = GroupFeatures.of(group);
            features.accept(builder);
            return addGroup(builder.build());
        }

        /**
         * Reads the offline stores as of a time, so that the same definition gives the same rows later.
         *
         * @param time what they were told later does not count
         * @return this
         */
        Builder knownBy(Instant time);

        /**
         * Ends.
         *
         * @return the definition
         * @throws IllegalStateException if the base is missing
         */
        TrainingSetDefinition build();
    }
}
