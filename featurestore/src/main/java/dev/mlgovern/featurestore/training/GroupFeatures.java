package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.group.FeatureGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The features of one group in a training set. Immutable; {@code toString} shows no defaults. */
@Value.Immutable
public abstract class GroupFeatures {
    GroupFeatures() {}

    /**
     * A feature and the column that it becomes.
     *
     * @param feature its name in the group
     * @param column its name in the training set
     */
    public record Picked(String feature, String column) {}

    /**
     * The group.
     *
     * @return as it is in AWS
     */
    public abstract FeatureGroup group();

    /**
     * The column of the base that names a record of the group.
     *
     * @return its name
     */
    public abstract String key();

    /**
     * The features that were named.
     *
     * @return in order; if empty, all but record identifier and event time are taken
     */
    public abstract List<Picked> features();

    /**
     * What the columns' names begin with.
     *
     * @return nothing unless set
     */
    @Value.Default
    public String prefix() {
        return "";
    }

    /**
     * How long a record counts: at its event time plus this, and later, it is gone, as in an online store.
     *
     * @return for ever if empty
     */
    public abstract Optional<Duration> timeToLive();

    /**
     * What stands where there is no value.
     *
     * @return by feature: a Long, Integer, Double or String, of the feature's type
     */
    @Value.Redacted
    public abstract Map<String, Object> defaults();

    /**
     * The catalog that the group's table is read from.
     *
     * @return the one of the group's own description unless set
     */
    public abstract Optional<String> catalog();

    /**
     * The database that the group's table is read from.
     *
     * @return the one of the group's own description unless set
     */
    public abstract Optional<String> database();

    static Builder of(FeatureGroup group) {
        return ImmutableGroupFeatures.builder().group(group);
    }

    /** Builds {@link GroupFeatures}. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the column of the base that names a record of the group; required. It is read as a value of the type that the
         * group's record identifier has.
         *
         * @param column its name
         * @return this
         */
        Builder key(String column);

        /**
         * Takes a feature.
         *
         * @param picked the feature and the column that it becomes, before the prefix
         * @return this
         */
        Builder addFeature(Picked picked);

        /**
         * Takes features under their own names.
         *
         * @param names of features
         * @return this
         */
        default Builder features(String... names) {
            for (String name : names) {
                addFeature(new Picked(name, name));
            }
            return this;
        }

        /**
         * Takes a feature under another name.
         *
         * @param name of the feature
         * @param column the column that it becomes, before the prefix
         * @return this
         */
        default Builder featureAs(String name, String column) {
            return addFeature(new Picked(name, column));
        }

        /**
         * Sets what the columns' names begin with.
         *
         * @param prefix nothing unless set
         * @return this
         */
        Builder prefix(String prefix);

        /**
         * Sets how long a record counts, and lets Athena read less if the base's times are bounded below.
         *
         * @param duration to the millisecond, at least one
         * @return this
         */
        Builder timeToLive(Duration duration);

        /**
         * Sets what stands where there is no value.
         *
         * @param feature its name
         * @param value a Long, Integer, Double or String, of the feature's type
         * @return this
         */
        Builder putDefault(String feature, Object value);

        /**
         * Sets the catalog to read from: the name under which this account knows another's.
         *
         * @param name as registered with Athena
         * @return this
         */
        Builder catalog(String name);

        /**
         * Sets the database to read from, such as a resource link to another account's.
         *
         * @param name in the catalog
         * @return this
         */
        Builder database(String name);

        /**
         * Ends.
         *
         * @return the features
         * @throws IllegalStateException if the key is missing
         */
        GroupFeatures build();
    }
}
