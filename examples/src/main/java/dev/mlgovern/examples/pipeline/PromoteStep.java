package dev.mlgovern.examples.pipeline;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.promotion.Promotion;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Promotes an approved version to the central registry. */
@Command(
        name = "promote",
        description = {
            "Copies an approved version to another registry, where the copy waits for an approval of its own.",
            "A version that is not approved is REFUSED."
        },
        footer = "%nProperty file: outcome, message, version (the copy), group, number, approval, source")
final class PromoteStep extends Step {
    @Option(
            names = "--model-version",
            required = true,
            paramLabel = "ARN",
            description = "The version to promote, as register wrote it.")
    private @Nullable ModelVersionArn version;

    @Option(
            names = "--to",
            defaultValue = "ML_SHARED_SERVICES",
            paramLabel = "ROLE",
            description = "ML_SHARED_SERVICES for the central registry, ML_TEST or ML_PROD for the team's own."
                    + " Default: ${DEFAULT-VALUE}.")
    private AccountRole to = AccountRole.ML_SHARED_SERVICES;

    @Override
    String work(MlPlatform platform, StepLog log, Map<String, Object> result) {
        ModelVersionArn source = Objects.requireNonNull(version);
        Promotion promotion = ModelRegistry.on(platform).promote(source, p -> p.to(to));
        log.info("plan: " + promotion.plan().title());
        ModelVersion copy = promotion.run(log);
        result.put("version", copy.arn().toString());
        result.put("group", copy.group());
        result.put("number", copy.number());
        result.put("approval", copy.approval());
        result.put("source", source.toString());
        return copy.arn() + " is " + copy.approval();
    }
}
