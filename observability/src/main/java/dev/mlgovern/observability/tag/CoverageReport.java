package dev.mlgovern.observability.tag;

import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.error.GovernanceException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the tags of resources keep the scheme.
 *
 * @param resources all that were found, place by place, by ARN
 * @param failures places that could not be read, with the reason; what is theirs is not among the resources
 */
public record CoverageReport(List<TaggedResource> resources, Map<Place, GovernanceException> failures) {
    private static final int SHOWN = 100;

    /**
     * Copies the collections.
     *
     * @param resources all that were found, place by place, by ARN
     * @param failures places that could not be read, with the reason; what is theirs is not among the resources
     */
    public CoverageReport {
        resources = List.copyOf(resources);
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /**
     * What does not keep the scheme.
     *
     * @return resources that lack a tag or have a broken one, in their order
     */
    public List<TaggedResource> gaps() {
        return resources.stream().filter(resource -> !resource.complete()).toList();
    }

    /**
     * How many resources lack each tag.
     *
     * @return by key, sorted; keys that none lacks are not there
     */
    public SortedMap<String, Long> missing() {
        return resources.stream()
                .flatMap(resource -> resource.missing().stream())
                .collect(Collectors.groupingBy(key -> key, TreeMap::new, Collectors.counting()));
    }

    /** The gaps, a line each, the first hundred of them, and the places that failed. */
    @Override
    public String toString() {
        List<TaggedResource> gaps = gaps();
        Stream<String> first = Stream.of(
                "%d of %d resources keep the tag scheme".formatted(resources.size() - gaps.size(), resources.size()));
        Stream<String> counts =
                missing().entrySet().stream().map(count -> "%d lack %s".formatted(count.getValue(), count.getKey()));
        Stream<String> lines = gaps.stream().limit(SHOWN).map(gap -> "  " + gap);
        Stream<String> more =
                gaps.size() > SHOWN ? Stream.of("  and %d more".formatted(gaps.size() - SHOWN)) : Stream.of();
        Stream<String> failed = failures.entrySet().stream()
                .map(failure -> "not read: %s: %s"
                        .formatted(failure.getKey(), failure.getValue().getMessage()));
        return Stream.of(first, counts, lines, more, failed)
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }
}
