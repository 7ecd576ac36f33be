package dev.mlgovern.registry.lineage;

import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.Map;

/**
 * A version was copied to another registry.
 *
 * @param source the version that was copied
 * @param copy the version that came of it; recorded in its account
 * @param facts such as the promotion's id and the digest of the content
 */
public record Promoted(ModelVersionArn source, ModelVersionArn copy, Map<String, String> facts)
        implements LineageEvent {
    /**
     * Copies the facts.
     *
     * @param source the version that was copied
     * @param copy the version that came of it; recorded in its account
     * @param facts such as the promotion's id and the digest of the content
     */
    public Promoted {
        facts = Map.copyOf(facts);
    }
}
