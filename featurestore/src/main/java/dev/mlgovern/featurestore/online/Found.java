package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.error.GovernanceException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a read of many records brought. Immutable; {@code toString} shows no values.
 *
 * @param records by identifier, in the order asked for
 * @param missing identifiers that have no record, in the order asked for
 * @param failures identifiers that could not be read, and why, in the order asked for
 * @param <T> what a record is in Java
 */
public record Found<T>(Map<String, T> records, List<String> missing, Map<String, GovernanceException> failures) {
    /**
     * Copies.
     *
     * @param records by identifier, in the order asked for
     * @param missing identifiers that have no record
     * @param failures identifiers that could not be read, and why
     */
    public Found {
        records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
        missing = List.copyOf(missing);
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /** How many of each. */
    @Override
    public String toString() {
        return "Found[%d records, %d missing, %d failures]".formatted(records.size(), missing.size(), failures.size());
    }
}
