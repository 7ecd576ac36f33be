package dev.mlgovern.core.tag;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.immutables.value.Value;

/**
 * The tag keys that an organization agreed on, which of them are required, and what they may say. Immutable.
 *
 * <p>Nothing is repaired or dropped: a tag that breaks a rule of the scheme or of AWS is a problem that is reported.
 */
@Value.Immutable
public abstract class TagScheme {
    TagScheme() {}

    /**
     * The framework's keys: {@code <prefix>:workload:environment}, {@code <prefix>:workload:product},
     * {@code <prefix>:finance:owner}, {@code <prefix>:finance:business-unit}, {@code <prefix>:finance:cost-center} and
     * {@code sagemaker:deployment-stage}; all but product and stage are required.
     *
     * @param prefix the organization's, such as {@code anybank}
     * @return the scheme
     */
    public static TagScheme standard(String prefix) {
        return builder().standardKeys(prefix).build();
    }

    /**
     * A scheme of one's own.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableTagScheme.builder();
    }

    /**
     * The key of each dimension that is tagged.
     *
     * @return a dimension that is missing is not tagged
     */
    public abstract Map<TagDimension, String> keys();

    /**
     * Keys that every set of tags must have.
     *
     * @return sorted
     */
    @Value.NaturalOrder
    public abstract SortedSet<String> required();

    /**
     * The values that a key may have.
     *
     * @return by key; a key that is missing may have any value
     */
    @Value.NaturalOrder
    public abstract SortedMap<String, List<String>> allowed();

    /**
     * The regular expression that a key's values must match as a whole.
     *
     * @return by key; a key that is missing may have any value
     */
    @Value.NaturalOrder
    public abstract SortedMap<String, String> patterns();

    /**
     * What is said of a dimension where neither team nor account says it, such as the owner of shared accounts.
     *
     * @return by dimension
     */
    public abstract Map<TagDimension, String> defaults();

    /**
     * The tags that say what is known of some work.
     *
     * @param facts by dimension; they win over {@link #defaults()}
     * @return one tag for each known dimension that has a key; not yet checked
     */
    public CostTags tags(Map<TagDimension, String> facts) {
        return TagRules.tags(this, facts);
    }

    /**
     * What is wrong with a set of tags, by this scheme and by AWS's own rules.
     *
     * @param tags to be checked
     * @return each with the key, the value and the rule; empty if all is well
     */
    public List<String> problems(CostTags tags) {
        return problems(tags, Set.of());
    }

    /**
     * What is wrong with a set of tags that is still to grow.
     *
     * @param tags to be checked
     * @param later dimensions that may be missing yet
     * @return each with the key, the value and the rule; empty if all is well
     */
    public List<String> problems(CostTags tags, Set<TagDimension> later) {
        return TagRules.problems(this, tags, later);
    }

    /** Checks the scheme itself. */
    @Value.Check
    void check() {
        TagRules.checkScheme(this);
    }

    /**
     * The same tags, if they keep every rule.
     *
     * @param tags to be checked
     * @return {@code tags}
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem, if there is one
     */
    public CostTags checked(CostTags tags) {
        return TagRules.checked(this, tags);
    }

    /** Puts a scheme together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the keys of {@link TagScheme#standard} and requires environment, owner, business unit and cost centre.
         *
         * @param prefix the organization's
         * @return this
         */
        default Builder standardKeys(String prefix) {
            TagRules.standardKeys(this, prefix);
            return this;
        }

        /**
         * Tags a dimension.
         *
         * @param dimension what the tag says
         * @param key its key
         * @return this
         */
        Builder putKey(TagDimension dimension, String key);

        /**
         * Requires a key.
         *
         * @param key with or without a dimension
         * @return this
         */
        Builder addRequired(String key);

        /**
         * Limits what a key may say.
         *
         * @param key with or without a dimension
         * @param values all that are allowed
         * @return this
         */
        Builder putAllowed(String key, List<String> values);

        /**
         * Limits what a key may say.
         *
         * @param key with or without a dimension
         * @param regex what a value must match as a whole
         * @return this
         */
        Builder putPattern(String key, String regex);

        /**
         * Says a dimension where nobody else does.
         *
         * @param dimension what the tag says
         * @param value its value
         * @return this
         */
        Builder putDefault(TagDimension dimension, String value);

        /**
         * Ends.
         *
         * @return the scheme
         * @throws dev.mlgovern.core.error.InvalidRequestException if keys break AWS's rules, are used twice, or a pattern
         *     is no regular expression
         */
        TagScheme build();
    }
}
