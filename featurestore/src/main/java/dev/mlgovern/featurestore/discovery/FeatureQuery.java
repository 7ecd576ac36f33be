package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.schema.FeatureType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What to look for: everything that is asked has to hold. Immutable.
 *
 * <p>Tags, team, owner and status are of groups, parameters and type of features. Who looks for features gets those in groups that
 * are as asked; who looks for groups gets those with a feature as asked. The times are those of what is looked for.
 */
@Value.Immutable
public abstract class FeatureQuery {
    FeatureQuery() {}

    /**
     * Begins with everything.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableFeatureQuery.builder();
    }

    /**
     * Words that all have to be there, in any order, upper or lower case. What is no letter and no digit parts words.
     *
     * @return empty for all
     */
    @Value.Default
    public String words() {
        return "";
    }

    /**
     * Tags of the group.
     *
     * @return by key
     */
    public abstract Map<String, String> tags();

    /**
     * The team that the group's cost tags name.
     *
     * @return a team of the topology
     */
    public abstract Optional<String> team();

    /**
     * The owner that the group's cost tags name.
     *
     * @return a value of the tag that the topology's scheme has for owners
     */
    public abstract Optional<String> owner();

    /**
     * How far the group is.
     *
     * @return empty for all
     */
    public abstract Optional<GroupStatus> status();

    /**
     * Parameters of the feature.
     *
     * @return by key
     */
    public abstract Map<String, String> parameters();

    /**
     * The type of the feature.
     *
     * @return empty for all
     */
    public abstract Optional<FeatureType> type();

    /**
     * When it was made at the earliest.
     *
     * @return empty for all
     */
    public abstract Optional<Instant> createdSince();

    /**
     * When it was changed at the earliest; SageMaker does not tell when records were last written.
     *
     * @return empty for all
     */
    public abstract Optional<Instant> modifiedSince();

    /**
     * Where to look.
     *
     * @return empty for all accounts of the platform
     */
    public abstract List<AccountId> accounts();

    /**
     * The account whose shared catalogs are looked through too.
     *
     * @return empty for none
     */
    public abstract Optional<AccountId> catalogsOf();

    FeatureQuery withWords(String words) {
        return ImmutableFeatureQuery.builder().from(this).words(words).build();
    }

    /** Puts a query together. Not thread-safe. */
    public interface Builder {
        /**
         * Asks for words.
         *
         * @param words at most 20, 1024 characters in all; none unless set
         * @return this
         */
        Builder words(String words);

        /**
         * Asks for a tag of the group.
         *
         * @param key its key
         * @param value its value, at most 10 tags in all
         * @return this
         */
        Builder putTag(String key, String value);

        /**
         * Asks for the groups of a team, by its cost tags.
         *
         * @param team a team of the topology
         * @return this
         */
        Builder team(String team);

        /**
         * Asks for the groups of an owner, by the cost tag.
         *
         * @param owner who answers for the cost
         * @return this
         */
        Builder owner(String owner);

        /**
         * Asks for groups that are that far.
         *
         * @param status of the group
         * @return this
         */
        Builder status(GroupStatus status);

        /**
         * Asks for a parameter of the feature.
         *
         * @param key its key
         * @param value its value, at most 10 parameters in all
         * @return this
         */
        Builder putParameter(String key, String value);

        /**
         * Asks for features of a type.
         *
         * @param type of the feature
         * @return this
         */
        Builder type(FeatureType type);

        /**
         * Asks for what is new.
         *
         * @param time at the earliest
         * @return this
         */
        Builder createdSince(Instant time);

        /**
         * Asks for what was changed lately.
         *
         * @param time at the earliest
         * @return this
         */
        Builder modifiedSince(Instant time);

        /**
         * Looks in an account, instead of all of the platform.
         *
         * @param account one of the platform, or one whose catalog is shared
         * @return this
         */
        Builder addAccount(AccountId account);

        /**
         * Looks through the catalogs that other accounts share with an account, also those that the platform has no role in. What is
         * found that way has no tags, so that it is never found by tag, team or owner; {@link Hits#failures()} says then which accounts
         * were left out.
         *
         * @param account one of the platform
         * @return this
         */
        Builder catalogsOf(AccountId account);

        /**
         * Ends.
         *
         * @return the query
         */
        FeatureQuery build();
    }
}
