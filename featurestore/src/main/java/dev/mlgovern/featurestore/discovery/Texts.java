package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.featurestore.schema.Feature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Where words may stand in something that can be found.
 *
 * @param <T> what can be found
 */
interface Texts<T> {
    /** How many fields there are. */
    int FIELDS = 4;

    Texts<FoundGroup> GROUP = new Texts<>() {
        @Override
        public List<Collection<String>> of(FoundGroup group) {
            return List.of(
                    List.of(group.arn().name()),
                    group.description().map(List::of).orElse(List.of()),
                    group.features().stream().map(Feature::name).toList(),
                    both(group.tags()));
        }

        @Override
        public Object key(FoundGroup group) {
            return group.arn();
        }

        @Override
        public Comparator<FoundGroup> order() {
            return Comparator.comparing((FoundGroup group) -> group.arn().name())
                    .thenComparing(group -> group.arn().account().value())
                    .thenComparing(group -> group.arn().region().id());
        }
    };

    Texts<FoundFeature> FEATURE = new Texts<>() {
        @Override
        public List<Collection<String>> of(FoundFeature feature) {
            return List.of(
                    List.of(feature.name()),
                    feature.description().map(List::of).orElse(List.of()),
                    both(feature.parameters()),
                    List.of(feature.group().name()));
        }

        @Override
        public Object key(FoundFeature feature) {
            return List.of(feature.group(), feature.name());
        }

        @Override
        public Comparator<FoundFeature> order() {
            return Comparator.comparing(FoundFeature::name)
                    .thenComparing(feature -> feature.group().name())
                    .thenComparing(feature -> feature.group().account().value())
                    .thenComparing(feature -> feature.group().region().id());
        }
    };

    /** Its texts, field by field, those that count most first. */
    List<Collection<String>> of(T found);

    /** What tells it from others, wherever it was seen. */
    Object key(T found);

    /** How hits of equal worth come. */
    Comparator<T> order();

    private static List<String> both(Map<String, String> pairs) {
        List<String> all = new ArrayList<>(pairs.keySet());
        all.addAll(pairs.values());
        return all;
    }
}
