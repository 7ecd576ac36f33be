package dev.mlgovern.core.tag;

import java.util.Map;
import java.util.TreeMap;

/**
 * The tags that say who pays for what a piece of work creates. Immutable.
 *
 * @param values by tag key, sorted
 */
public record CostTags(Map<String, String> values) {
    /** No tags. */
    public static final CostTags NONE = new CostTags(Map.of());

    /**
     * Copies and sorts.
     *
     * @param values by tag key
     */
    public CostTags {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * These tags and more.
     *
     * @param more win over these where both have a key
     * @return a new set
     */
    public CostTags and(CostTags more) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(more.values);
        return new CostTags(all);
    }
}
