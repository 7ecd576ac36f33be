package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wanted of one account, fetched as it is read. */
final class Listings {
    private final Wanted wanted;

    Listings(Wanted wanted) {
        this.wanted = wanted;
    }

    Stream<FoundGroup> groups(Searches account) {
        Set<FeatureGroupArn> having = wanted.asksOfFeatures()
                ? account.features(Expressions.features(wanted.withoutWords(), null)).stream()
                        .filter(wanted::feature)
                        .map(FoundFeature::group)
                        .collect(Collectors.toSet())
                : null;
        if (having != null && having.isEmpty()) {
            return Stream.of();
        }
        return account.groups(Expressions.groups(wanted)).stream()
                .filter(group -> wanted.group(group)
                        && wanted.since(group.createdAt(), group.modifiedAt())
                        && (having == null || having.contains(group.arn())));
    }

    Stream<FoundFeature> features(Searches account) {
        @Nullable
        Set<FeatureGroupArn> groups = wanted.asksOfGroups()
                ? account.groups(Expressions.groups(wanted)).stream()
                        .filter(wanted::group)
                        .map(FoundGroup::arn)
                        .collect(Collectors.toSet())
                : null;
        if (groups != null && groups.isEmpty()) {
            return Stream.of();
        }
        Set<String> names = groups == null
                ? null
                : groups.stream().map(FeatureGroupArn::name).collect(Collectors.toSet());
        return account.features(Expressions.features(wanted, names)).stream()
                .filter(feature -> wanted.feature(feature)
                        && wanted.since(feature.createdAt(), feature.modifiedAt())
                        && (groups == null || groups.contains(feature.group())));
    }
}
