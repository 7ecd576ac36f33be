package dev.mlgovern.examples.readme;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.promotion.Promotion;
import java.nio.file.Path;

/** From a model in a team's bucket to a version in the central registry: the first lines of the README. */
public final class FirstPromotion {
    private FirstPromotion() {}

    /**
     * Promotes a model of the organization that {@code mlgovern.yaml} in the working directory describes.
     *
     * @param args none
     */
    public static void main(String[] args) {
        // tag::readme[]
        try (MlPlatform platform = MlPlatform.builder()
                .topology(TopologySource.yaml(Path.of("mlgovern.yaml")))
                .actor("ines")
                .build()) {
            ModelRegistry registry = ModelRegistry.on(platform);

            ModelVersion candidate = registry.register(r -> r.team("fraud")
                    .group("churn")
                    .artifact("s3://anybank-fraud-dev-models/churn/model.tar.gz")
                    .image("222222222222.dkr.ecr.eu-west-1.amazonaws.com/fraud-scoring:1"));
            registry.approve(candidate, d -> d.by("lee").because("AUC 0.91, bias report clean"));

            Promotion promotion = registry.promote(candidate, p -> p.to(AccountRole.ML_SHARED_SERVICES));
            System.out.println(promotion.plan()); // bytes to copy, fields rewritten or dropped: nothing done yet
            ModelVersion central = promotion.run(); // run it again after a crash and it finishes the rest
            System.out.println(central.arn() + " is " + central.approval());
        }
        // end::readme[]
    }
}
