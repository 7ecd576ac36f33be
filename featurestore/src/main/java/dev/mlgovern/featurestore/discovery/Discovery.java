package dev.mlgovern.featurestore.discovery;

import java.util.function.Consumer;

/**
 * Finds feature groups and features over all accounts. Thread-safe.
 *
 * <pre>{@code
 * for (FoundGroup group : store.discovery().groups(q -> q.words("card spent").team("fraud"))) {
 *     System.out.println(group);
 * }
 * }</pre>
 *
 * <p>With words, the best hit comes first. Each word counts by where it stands: in the name before the description; then, of a group, before
 * its features' names, before its tags; of a feature, before its parameters, before the name of its group. In the same place a whole word
 * counts before the beginning of one, before the middle of one, where words of one or two letters do not count. The words' places are added
 * up; hits of equal worth come by name. Without words, hits come account by account.
 */
public interface Discovery {
    /**
     * Finds groups.
     *
     * @param query what to look for
     * @return the groups, each once; nothing is called until they are read
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the query, if there is one
     */
    Hits<FoundGroup> groups(FeatureQuery query);

    /**
     * As {@link #groups(FeatureQuery)}.
     *
     * @param query fills it in
     * @return the groups
     */
    default Hits<FoundGroup> groups(Consumer<? super FeatureQuery.Builder> query) {
        FeatureQuery.Builder builder = FeatureQuery.builder();
        query.accept(builder);
        return groups(builder.build());
    }

    /**
     * Finds features.
     *
     * @param query what to look for
     * @return the features, each once; nothing is called until they are read
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the query, if there is one
     */
    Hits<FoundFeature> features(FeatureQuery query);

    /**
     * As {@link #features(FeatureQuery)}.
     *
     * @param query fills it in
     * @return the features
     */
    default Hits<FoundFeature> features(Consumer<? super FeatureQuery.Builder> query) {
        FeatureQuery.Builder builder = FeatureQuery.builder();
        query.accept(builder);
        return features(builder.build());
    }
}
