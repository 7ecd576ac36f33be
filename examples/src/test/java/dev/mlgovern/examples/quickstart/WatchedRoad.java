package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.display.Display;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.deployment.DeployedModel;
import dev.mlgovern.registry.deployment.Deployment;
import dev.mlgovern.registry.deployment.DeploymentRequest;
import dev.mlgovern.registry.deployment.Deployments;
import dev.mlgovern.registry.deployment.InvocationCheck;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.model.Decision;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.promotion.Promotion;
import java.util.List;
import java.util.function.Function;

/** From a registration to a production endpoint and its lineage; everything that is given on the way is evidence. */
final class WatchedRoad {
    private final WatchedBank bank;

    WatchedRoad(WatchedBank bank) {
        this.bank = bank;
    }

    LineageGraph travel() {
        ModelVersion candidate = approved(WatchedBank.GOOD);
        ModelVersion central = promoted(candidate);
        deployed(central, Stage.TEST);
        as(Person.INES, ines -> Deployments.on(ines).approveForProduction(central, because("it answers")));
        String endpoint = deployed(central, Stage.PROD).endpoint();
        as(Person.INES, ines -> looked(ModelRegistry.on(ines), central));
        as(
                Person.LEE,
                lee -> ModelRegistry.on(lee).reject(candidate, d -> d.by("lee").because("drifts")));
        return as(Person.INES, ines -> ModelRegistry.on(ines).lineage(endpoint));
    }

    private List<Object> looked(ModelRegistry registry, ModelVersion version) {
        return List.of(
                registry,
                registry.versions(q -> q.team("fraud").group(WatchedBank.GROUP)),
                registry.versions(q -> q.team("fraud").group(WatchedBank.GROUP)).stream()
                        .toList(),
                registry.latestApproved(q -> given(q.team("fraud").group(WatchedBank.GROUP))),
                registry.describe(version));
    }

    private static Decision because(String reason) {
        return Decision.builder().by("ines").because(reason).build();
    }

    ModelVersion approved(String model) {
        ModelVersion version = as(
                Person.DANA,
                dana -> ModelRegistry.on(dana)
                        .register(given(bank.registration(model).build())));
        return as(
                Person.LEE,
                lee -> ModelRegistry.on(lee)
                        .approve(version, d -> given(d.by("lee").because("finds half of the fraud"))));
    }

    ModelVersion promoted(ModelVersion candidate) {
        ModelVersion central = as(Person.PIPELINE, pipeline -> {
            Promotion promotion = given(
                    ModelRegistry.on(pipeline).promote(candidate, p -> given(p.to(AccountRole.ML_SHARED_SERVICES))));
            given(promotion.plan());
            given(promotion.diff());
            return promotion.run(bank.evidence::of);
        });
        return as(
                Person.INES,
                ines -> ModelRegistry.on(ines)
                        .approve(central, d -> d.by("ines").because("card complete")));
    }

    DeployedModel deployed(ModelVersion central, Stage stage) {
        return as(Person.PIPELINE, pipeline -> {
            Deployment deployment = given(Deployments.on(pipeline).deploy(central, request(stage)));
            given(deployment.plan());
            return deployment.run(bank.evidence::of);
        });
    }

    private DeploymentRequest request(Stage stage) {
        DeploymentRequest.Builder request = DeploymentRequest.builder()
                .to(stage)
                .putEnvironment("DB_PASSWORD", Canaries.ENVIRONMENT)
                .check(InvocationCheck.of("text/csv", Canaries.PAYLOAD)
                        .expecting("the answer", Canaries.ANSWER::equals));
        bank.evidence.of(request);
        return given(request.build());
    }

    /** In a process of somebody's own. */
    <T> T as(Person person, Function<MlPlatform, T> work) {
        try (MlPlatform platform = given(bank.platform(person)).build()) {
            given(List.of(platform, platform.in(bank.central().id()), platform.work(), platform.as("otto")));
            T result = given(work.apply(platform));
            given(platform);
            return result;
        }
    }

    /** Something that goes wrong; what is thrown is evidence. */
    void fails(Runnable mishap) {
        try {
            mishap.run();
        } catch (RuntimeException thrown) {
            bank.evidence.of(thrown);
            return;
        }
        throw new AssertionError("nothing went wrong");
    }

    private <T> T given(T value) {
        bank.evidence.of(value);
        Display.html(value)
                .ifPresent(html ->
                        bank.evidence.text("display of " + value.getClass().getName(), html));
        return value;
    }
}
