package dev.mlgovern.observability.tag;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a repair did.
 *
 * @param repaired ARNs of the resources that have the tags now, sorted
 * @param failed resources that did not take them, by ARN, with AWS's error code; making a new report and repairing that goes on
 */
public record TagRepairs(List<String> repaired, Map<String, String> failed) {
    /**
     * Copies the collections.
     *
     * @param repaired ARNs of the resources that have the tags now, sorted
     * @param failed resources that did not take them, by ARN, with AWS's error code; making a new report and repairing that goes on
     */
    public TagRepairs {
        repaired = repaired.stream().sorted().toList();
        failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    }

    /** How many, and each that failed. */
    @Override
    public String toString() {
        return Stream.concat(
                        Stream.of("%d resources repaired, %d failed".formatted(repaired.size(), failed.size())),
                        failed.entrySet().stream().map(each -> "  %s: %s".formatted(each.getKey(), each.getValue())))
                .collect(Collectors.joining("\n"));
    }
}
