package dev.mlgovern.featurestore.group;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.schema.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** What a feature group is meant to be. Immutable. */
@Value.Immutable
public abstract class FeatureGroupDefinition {
    FeatureGroupDefinition() {}

    /**
     * Its name.
     *
     * @return at most 64 letters, digits, hyphens and underscores
     */
    public abstract String name();

    /**
     * Whose group it is.
     *
     * @return name of a team of the topology
     */
    public abstract String team();

    /**
     * The product that it is for.
     *
     * @return value of a cost tag; the group's name unless set
     */
    @Value.Default
    public String product() {
        return name();
    }

    /**
     * Where it is.
     *
     * @return an account of the topology; the central feature store unless set
     */
    public abstract Optional<AccountId> account();

    /**
     * What it is about. Applies when the group is made: SageMaker cannot change it later, and the plan says where it differs.
     *
     * @return one line of at most 128 characters, if given
     */
    public abstract Optional<String> description();

    /**
     * Its features.
     *
     * @return the schema
     */
    public abstract Schema schema();

    /**
     * What features mean.
     *
     * @return by name of the feature, each one line of at most 255 characters
     */
    public abstract Map<String, String> descriptions();

    /**
     * What else is said of features, such as an owner or a unit, to be searched for.
     *
     * @return by name of the feature: at most 25 of keys and values of at most 255 characters each
     */
    public abstract Map<String, Map<String, String>> parameters();

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
     * Its provisioned throughput.
     *
     * @return empty if it is on demand
     */
    public abstract Optional<Throughput> throughput();

    /**
     * Cost tags beside those of team and product. All of them apply when the group is made; those of a group that is
     * there stay as they are.
     *
     * @return by key
     */
    public abstract Map<String, String> tags();

    /**
     * Begins with nothing set.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableFeatureGroupDefinition.builder();
    }

    /** Builds {@link FeatureGroupDefinition}. Not thread-safe. */
    public interface Builder {
        /**
         * Its name; required.
         *
         * @param name at most 64 letters, digits, hyphens and underscores
         * @return this
         */
        Builder name(String name);

        /**
         * Whose group it is; required.
         *
         * @param team name of a team of the topology
         * @return this
         */
        Builder team(String team);

        /**
         * The product that it is for.
         *
         * @param product the group's name unless set
         * @return this
         */
        Builder product(String product);

        /**
         * Where it is.
         *
         * @param account the central feature store unless set
         * @return this
         */
        Builder account(AccountId account);

        /**
         * What it is about, said when the group is made.
         *
         * @param text one line of at most 128 characters
         * @return this
         */
        Builder description(String text);

        /**
         * Its features; required, here or by {@link #records}.
         *
         * @param schema cannot lose or change features later
         * @return this
         */
        Builder schema(Schema schema);

        /**
         * Takes features and what they mean from a Java type.
         *
         * @param type of its records
         * @return this
         */
        default Builder records(RecordType<?> type) {
            return schema(type.schema()).putAllDescriptions(type.descriptions());
        }

        /**
         * What a feature means.
         *
         * @param feature its name
         * @param text one line of at most 255 characters
         * @return this
         */
        Builder putDescription(String feature, String text);

        /**
         * What features mean.
         *
         * @param texts by name of the feature
         * @return this
         */
        Builder putAllDescriptions(Map<String, ? extends String> texts);

        /**
         * What else is said of a feature.
         *
         * @param feature its name
         * @param values by key, at most 25
         * @return this
         */
        Builder putParameter(String feature, Map<String, String> values);

        /**
         * Serves its latest records.
         *
         * @param store from where
         * @return this
         */
        Builder onlineStore(OnlineStore store);

        /**
         * As {@link #onlineStore(OnlineStore)}.
         *
         * @param store fills it in; as it is, a standard one
         * @return this
         */
        default Builder onlineStore(Consumer<? super OnlineStore.Builder> store) {
            OnlineStore.Builder builder = OnlineStore.builder();
            store.accept(builder);
            return onlineStore(builder.build());
        }

        /**
         * Keeps all its records.
         *
         * @param store where
         * @return this
         */
        Builder offlineStore(OfflineStore store);

        /**
         * As {@link #offlineStore(OfflineStore)}.
         *
         * @param store fills it in
         * @return this
         */
        default Builder offlineStore(Consumer<? super OfflineStore.Builder> store) {
            OfflineStore.Builder builder = OfflineStore.builder();
            store.accept(builder);
            return offlineStore(builder.build());
        }

        /**
         * Provisions throughput.
         *
         * @param units on demand unless set
         * @return this
         */
        Builder throughput(Throughput units);

        /**
         * Adds a cost tag beside those of team and product, when the group is made.
         *
         * @param key of the tag
         * @param value of the tag
         * @return this
         */
        Builder putTag(String key, String value);

        /**
         * Ends.
         *
         * @return the definition
         * @throws IllegalStateException if something required is missing
         */
        FeatureGroupDefinition build();
    }
}
