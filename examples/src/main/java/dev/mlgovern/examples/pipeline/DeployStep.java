package dev.mlgovern.examples.pipeline;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.deployment.DeployedModel;
import dev.mlgovern.registry.deployment.DeploymentRequest;
import dev.mlgovern.registry.deployment.InvocationCheck;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts an approved version of the central registry behind an endpoint. */
@Command(
        name = "deploy",
        description = {
            "Puts a version of the central registry behind an endpoint, and goes back if that does not come into service.",
            "A version that is not approved there, or for PROD not approved for production, is REFUSED."
        },
        footer = "%nProperty file: outcome, message, version, account, endpoint, configuration, model")
final class DeployStep extends Step {
    @Option(
            names = "--model-version",
            required = true,
            paramLabel = "ARN",
            description = "The version to deploy, as promote wrote it.")
    private @Nullable ModelVersionArn version;

    @Option(names = "--to", required = true, paramLabel = "STAGE", description = "TEST or PROD.")
    private Stage to = Stage.TEST;

    @Option(names = "--endpoint", paramLabel = "NAME", description = "Default: team and group.")
    private @Nullable String endpoint;

    @Option(
            names = "--instance-type",
            defaultValue = "ml.m5.large",
            paramLabel = "TYPE",
            description = "Default: ${DEFAULT-VALUE}.")
    private String instanceType = "";

    @Option(names = "--instances", defaultValue = "1", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int instances;

    @Option(
            names = "--wait-at-most",
            defaultValue = "PT30M",
            paramLabel = "ISO-DURATION",
            description = "How long to wait for the endpoint. Default: ${DEFAULT-VALUE}.")
    private Duration waitAtMost = Duration.ZERO;

    @Option(
            names = "--check-payload",
            paramLabel = "FILE",
            description = "A request that the endpoint has to answer before the deployment counts.")
    private @Nullable InputFile payload;

    @Option(
            names = "--check-content-type",
            defaultValue = "text/csv",
            paramLabel = "MIME",
            description = "What that request is. Default: ${DEFAULT-VALUE}.")
    private String contentType = "";

    @Override
    String work(MlPlatform platform, StepLog log, Map<String, Object> result) {
        ModelVersionArn deploying = Objects.requireNonNull(version);
        DeployedModel deployed =
                ModelRegistry.on(platform).deploy(deploying, this::fill).run(log);
        result.put("version", deployed.version().toString());
        result.put("account", deployed.account().value());
        result.put("endpoint", deployed.endpointName());
        result.put("configuration", deployed.configuration());
        result.put("model", deployed.model());
        return deployed.endpoint() + " serves " + deployed.version();
    }

    private void fill(DeploymentRequest.Builder request) {
        request.to(to).instanceType(instanceType).instances(instances).waitAtMost(waitAtMost);
        Optional.ofNullable(endpoint).ifPresent(request::endpoint);
        Optional.ofNullable(payload)
                .map(file -> InvocationCheck.of(contentType, file.bytes()))
                .ifPresent(request::check);
    }
}
