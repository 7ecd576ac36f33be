package dev.mlgovern.featurestore.online;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;

/**
 * A record as the runtime serves it.
 *
 * @param values of its features
 * @param expiresAt when it will be gone, null if never
 */
record Served(List<FeatureValue> values, @Nullable Instant expiresAt) {
    static Served of(List<FeatureValue> values, @Nullable String expiresAt) {
        return new Served(values, expiresAt == null ? null : Instant.parse(expiresAt));
    }

    @Override
    public String toString() {
        return "Served[%d values]".formatted(values.size());
    }
}
