package dev.mlgovern.featurestore.online;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features to read.
 *
 * @param names null for all
 */
record Projection(@Nullable List<String> names) {
    /** All that one or the other reads. */
    Projection and(Projection other) {
        if (names == null || other.names == null) {
            return new Projection(null);
        }
        Set<String> both = new LinkedHashSet<>(names);
        both.addAll(other.names);
        return new Projection(List.copyOf(both));
    }
}
