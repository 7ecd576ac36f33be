package dev.mlgovern.registry.lineage;

import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Registration;
import java.util.Map;

/**
 * A version was registered: the training data went into a training, which made the artifact that the version is.
 *
 * @param version the new version; recorded in its account
 * @param registration what was registered, with training data, job and commit
 */
public record Registered(ModelVersionArn version, Registration registration) implements LineageEvent {
    @Override
    public Map<String, String> facts() {
        return Map.of("team", registration.team(), "product", registration.product());
    }
}
