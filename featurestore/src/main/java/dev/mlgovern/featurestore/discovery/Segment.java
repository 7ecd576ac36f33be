package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups and their features, indexed. Immutable and thread-safe. */
final class Segment {
    static final Segment NOTHING = of(List.of(), List.of());

    private final WordIndex<FoundGroup> groups;
    private final WordIndex<FoundFeature> features;
    private final Map<FeatureGroupArn, FoundGroup> byArn = new HashMap<>();
    private final Map<FeatureGroupArn, List<FoundFeature>> featuresOf = new HashMap<>();

    private Segment(Collection<FoundGroup> groups, Collection<FoundFeature> features) {
        this.groups = WordIndex.of(groups, Texts.GROUP);
        this.features = WordIndex.of(features, Texts.FEATURE);
        groups.forEach(group -> byArn.put(group.arn(), group));
        features.forEach(feature -> featuresOf
                .computeIfAbsent(feature.group(), arn -> new ArrayList<>())
                .add(feature));
    }

    static Segment of(Collection<FoundGroup> groups, Collection<FoundFeature> features) {
        return new Segment(groups, features);
    }

    int size() {
        return groups.size() + features.size();
    }

    WordIndex<FoundGroup> groups() {
        return groups;
    }

    WordIndex<FoundFeature> features() {
        return features;
    }

    boolean holds(FoundGroup group, Wanted wanted) {
        return wanted.group(group)
                && wanted.since(group.createdAt(), group.modifiedAt())
                && (!wanted.asksOfFeatures()
                        || featuresOf.getOrDefault(group.arn(), List.of()).stream()
                                .anyMatch(wanted::feature));
    }

    boolean holds(FoundFeature feature, Wanted wanted) {
        FoundGroup group = byArn.get(feature.group());
        return wanted.feature(feature)
                && wanted.since(feature.createdAt(), feature.modifiedAt())
                && (!wanted.asksOfGroups() || (group != null && wanted.group(group)));
    }
}
