package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.testkit.LocalCloud;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ActionSummary;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;

/** A deployment to be disturbed, each time in a bank of its own. */
enum Scenario {
    /** There is no endpoint yet. */
    FIRST(null, "0.2"),
    /** Another version serves. */
    UPDATE("0.1", "0.2"),
    /** Another version serves, and the new one does not come up. */
    SICK("0.1", NumberContainer.SICK),
    /** Another version serves, and the new one fails its check. */
    BROKEN("0.1", NumberContainer.BROKEN),
    /** There is no endpoint yet, and the version does not come up. */
    FIRST_SICK(null, NumberContainer.SICK);

    private final @Nullable String before;
    private final String model;

    Scenario(@Nullable String before, String model) {
        this.before = before;
        this.model = model;
    }

    /** One bank with its versions, before the deployment. */
    Prepared prepare() {
        LocalCloud cloud = LocalCloud.start();
        ModelBank bank = new ModelBank(cloud);
        if (before != null) {
            try (MlPlatform platform = bank.platform().build()) {
                deploy(platform, bank.approved(before), before);
            }
        }
        ModelVersionArn version = bank.approved(model);
        cloud.clearCalls();
        return new Prepared(cloud, bank, version, model);
    }

    private static DeployedModel deploy(MlPlatform platform, ModelVersionArn version, String expected) {
        DeploymentRequest request = DeploymentRequest.builder()
                .to(Stage.TEST)
                .check(InvocationCheck.of("text/csv", "1,2")
                        .expecting("the model's number", answer -> answer.contains(expected)))
                .build();
        return Deployments.on(platform).deploy(version, request).run();
    }

    /**
     * A bank in which a deployment may be run as often as one likes, in a new process each time.
     *
     * @param cloud where it is
     * @param bank the bank
     * @param version what is deployed
     * @param model what its model holds
     */
    record Prepared(LocalCloud cloud, ModelBank bank, ModelVersionArn version, String model) {
        /** What came of it: the deployed version, or why it was taken back. */
        String run() {
            try (MlPlatform platform = bank.platform().build()) {
                return deploy(platform, version, model).toString();
            } catch (DeploymentFailedException e) {
                return e.getClass().getSimpleName() + " " + e.rolledBackTo() + " " + e.left();
            }
        }

        /** Everything in the test account that the deployment is answerable for. */
        Map<String, List<String>> state() {
            SageMakerClient test = bank.admin(ModelBank.TEST);
            Map<String, List<String>> state = new TreeMap<>();
            state.put(
                    "models",
                    sorted(test.listModelsPaginator(r -> {}).models().stream().map(m -> m.modelName())));
            state.put(
                    "configurations",
                    sorted(test.listEndpointConfigsPaginator(r -> {}).endpointConfigs().stream()
                            .map(c -> c.endpointConfigName())));
            state.put(
                    "endpoints",
                    sorted(test.listEndpointsPaginator(r -> {}).endpoints().stream()
                            .map(EndpointSummary::endpointName)
                            .map(name -> test.describeEndpoint(r -> r.endpointName(name)))
                            .map(e -> e.endpointName() + " " + e.endpointStatus() + " " + e.endpointConfigName())));
            state.put(
                    "actions",
                    sorted(test.listActionsPaginator(r -> {}).actionSummaries().stream()
                            .map(ActionSummary::actionName)
                            .filter(name -> name.startsWith("deploy-"))
                            .map(name -> test.describeAction(r -> r.actionName(name)))
                            .map(a -> a.actionName() + " " + a.status() + " " + new TreeMap<>(a.properties()))));
            state.put(
                    "things",
                    sorted(Stream.concat(
                            test.listArtifactsPaginator(r -> {}).artifactSummaries().stream()
                                    .map(a -> a.source().sourceUri()),
                            test.listContextsPaginator(r -> {}).contextSummaries().stream()
                                    .map(c -> c.source().sourceUri()))));
            state.put(
                    "associations",
                    sorted(test.listAssociationsPaginator(r -> {}).associationSummaries().stream()
                            .filter(a -> (a.sourceArn() + a.destinationArn()).contains(":action/deploy-"))
                            .map(a -> a.sourceArn() + " " + a.destinationArn() + " " + a.associationTypeAsString())));
            return state;
        }

        private static List<String> sorted(Stream<String> all) {
            return all.sorted().toList();
        }
    }
}
