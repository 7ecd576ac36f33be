package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.error.GovernanceException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records of several groups as one value, or what it lacks. Immutable; {@code toString} shows no values.
 *
 * @param <T> a Java record of records
 */
public final class FeatureVector<T> {
    private final @Nullable T value;
    private final List<String> missing;
    private final Map<String, GovernanceException> failures;
    private final @Nullable Instant expiresAt;

    FeatureVector(
            @Nullable T value,
            List<String> missing,
            Map<String, GovernanceException> failures,
            @Nullable Instant expiresAt) {
        this.value = value;
        this.missing = List.copyOf(missing);
        this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        this.expiresAt = expiresAt;
    }

    /**
     * The value.
     *
     * @return empty if a required component is missing, or any failed
     */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /**
     * What has no record, required or not.
     *
     * @return names of components, in order
     */
    public List<String> missing() {
        return missing;
    }

    /**
     * What could not be read, and why.
     *
     * @return by name of the component
     */
    public Map<String, GovernanceException> failures() {
        return failures;
    }

    /**
     * When the first of its records will have outlived its time.
     *
     * @return empty if none will
     */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** Whether it is there, and what it lacks. */
    @Override
    public String toString() {
        return "FeatureVector[%s, missing %s, failures %s]"
                .formatted(value == null ? "no value" : "value", missing, failures.keySet());
    }
}
