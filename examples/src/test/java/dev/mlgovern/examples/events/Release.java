package dev.mlgovern.examples.events;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.examples.quickstart.OpenBank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.VersionReference;
import dev.mlgovern.testkit.LocalCloud;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A bank with a handler, the people who decide, and eyes for what came of it. */
final class Release implements AutoCloseable {
    private final OpenBank bank = new OpenBank();
    private final MlPlatform people = bank.platform();
    private final ModelRegistry registry = ModelRegistry.on(people);

    OpenBank bank() {
        return bank;
    }

    LocalCloud cloud() {
        return bank.cloud();
    }

    ModelRegistry registry() {
        return registry;
    }

    /** A handler in a process of its own. */
    ReleaseHandler handler() {
        return new ReleaseHandler(bank.platform());
    }

    ModelVersion registered(String model) {
        return bank.register(registry, model);
    }

    ModelVersion approved(String model) {
        return approve(registered(model));
    }

    /** In the central registry, pending approval. */
    ModelVersion promoted(String model) {
        return promote(registered(model));
    }

    ModelVersion promote(ModelVersion model) {
        return registry.promote(approve(model), p -> {}).run();
    }

    ModelVersion approve(VersionReference version) {
        return registry.approve(version, d -> d.by("ines").because("good"));
    }

    ModelVersion reject(VersionReference version) {
        return registry.reject(version, d -> d.by("ines").because("bad"));
    }

    ModelVersion approveForProduction(VersionReference version) {
        return registry.approveForProduction(version, d -> d.by("ines").because("tested"));
    }

    /** All of the group in the central registry. */
    List<ModelVersion> central() {
        return registry
                .versions(q ->
                        q.registry(AccountRole.ML_SHARED_SERVICES).team("fraud").group("card-payments"))
                .stream()
                .map(registry::describe)
                .toList();
    }

    /** What each endpoint of an account serves. */
    List<ModelVersionArn> serving(Stage stage) {
        Account account = bank.account(stage);
        SageMakerClient sageMaker = people.in(account.id()).client(SageMakerClient::builder);
        return sageMaker.listEndpoints(r -> {}).endpoints().stream()
                .map(endpoint -> sageMaker
                        .describeEndpoint(r -> r.endpointName(endpoint.endpointName()))
                        .endpointConfigName())
                .map(name -> sageMaker.describeEndpointConfig(r -> r.endpointConfigName(name)))
                .map(setup -> sageMaker.describeModel(
                        r -> r.modelName(setup.productionVariants().get(0).modelName())))
                .map(model -> model.hasContainers() && !model.containers().isEmpty()
                        ? model.containers().get(0)
                        : model.primaryContainer())
                .map(container -> ModelVersionArn.parse(container.modelPackageName()))
                .toList();
    }

    /** Keys of everything in the central bucket, unfinished uploads included. */
    List<String> centralObjects() {
        Account account = bank.central();
        String bucket = account.models().orElseThrow().bucket();
        S3Client s3 = people.in(account.id()).client(S3Client::builder);
        List<String> open = s3.listMultipartUploads(r -> r.bucket(bucket)).uploads().stream()
                .map(upload -> "unfinished " + upload.key())
                .toList();
        List<String> keys = s3.listObjectsV2(r -> r.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
        return java.util.stream.Stream.concat(keys.stream(), open.stream()).toList();
    }

    @Override
    public void close() {
        bank.close();
    }
}
