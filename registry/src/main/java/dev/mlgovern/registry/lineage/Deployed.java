package dev.mlgovern.registry.lineage;

import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.Map;

/**
 * A version was put behind an endpoint.
 *
 * @param version the version
 * @param endpoint ARN of the endpoint; recorded in its account
 * @param configuration name of the endpoint configuration, which tells one deployment from another
 * @param facts such as the configuration before
 */
public record Deployed(ModelVersionArn version, String endpoint, String configuration, Map<String, String> facts)
        implements LineageEvent {
    /**
     * Copies the facts.
     *
     * @param version the version
     * @param endpoint ARN of the endpoint; recorded in its account
     * @param configuration name of the endpoint configuration, which tells one deployment from another
     * @param facts such as the configuration before
     */
    public Deployed {
        facts = Map.copyOf(facts);
    }
}
