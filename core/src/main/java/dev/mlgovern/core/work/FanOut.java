package dev.mlgovern.core.work;

import dev.mlgovern.core.error.GovernanceException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of doing the same for many keys. Immutable.
 *
 * @param results by key, in the order asked
 * @param failures by key, in the order asked; a key is in exactly one of the two
 * @param <K> the key
 * @param <V> the result
 */
public record FanOut<K, V>(Map<K, V> results, Map<K, GovernanceException> failures) {
    /**
     * Copies both maps, keeping their order.
     *
     * @param results by key
     * @param failures by key
     */
    public FanOut {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }
}
