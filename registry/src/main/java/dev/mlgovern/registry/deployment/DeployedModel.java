package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version behind an endpoint. Immutable.
 *
 * @param version the version of the central registry
 * @param account where it serves
 * @param endpoint ARN of the endpoint
 * @param configuration name of the endpoint configuration
 * @param model name of the SageMaker model
 * @param checked what the endpoint was asked for and answered, null if it was not asked
 * @param sha256 SHA-256 of the artifact as it was registered, null if that is not known
 */
public record DeployedModel(
        ModelVersionArn version,
        AccountId account,
        String endpoint,
        String configuration,
        String model,
        @Nullable String checked,
        @Nullable String sha256) {

    /**
     * The endpoint's name, by which it is invoked.
     *
     * @return the last part of its ARN
     */
    public String endpointName() {
        return endpoint.substring(endpoint.lastIndexOf('/') + 1);
    }

    /**
     * What the endpoint was asked for before the deployment counted.
     *
     * @return the expectation that was met, in words; empty if it was not asked
     */
    public Optional<String> check() {
        return Optional.ofNullable(checked);
    }

    /**
     * The SHA-256 that was recorded when the artifact was registered, to compare the bytes that serve with.
     *
     * @return in hexadecimal; empty if it is not known
     */
    public Optional<String> deployedArtifactDigest() {
        return Optional.ofNullable(sha256);
    }

    /** In one line. */
    @Override
    public String toString() {
        return version + " behind " + endpoint + ", configuration " + configuration
                + check().map(met -> ", " + met).orElse("");
    }
}
