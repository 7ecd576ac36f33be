package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/** The model and the endpoint configuration of a deployment. Their names follow from what they hold. */
final class Resources {
    private static final String VARIANT = "AllTraffic";

    private final Target target;
    private final SageMakerClient client;

    Resources(MlPlatform platform, Target target) {
        this.target = target;
        this.client =
                platform.in(target.account().id()).in(target.account().region()).client(SageMakerClient::builder);
    }

    Optional<String> findModel() {
        String name = target.names().model();
        return found(() -> client.describeModel(r -> r.modelName(name)).modelName());
    }

    String makeModel() {
        String name = target.names().model();
        String version = target.version().arn().toString();
        try {
            client.createModel(r -> r.modelName(name)
                    .executionRoleArn(target.role())
                    .primaryContainer(c -> c.modelPackageName(version)
                            .environment(target.request().environment())));
            return name;
        } catch (ConflictException e) {
            return findModel().orElseThrow(() -> e);
        } catch (InvalidRequestException e) {
            throw unreadable(e);
        }
    }

    Optional<String> findConfiguration() {
        String name = target.names().configuration();
        return found(() ->
                client.describeEndpointConfig(r -> r.endpointConfigName(name)).endpointConfigName());
    }

    String makeConfiguration() {
        String name = target.names().configuration();
        ProductionVariant variant = ProductionVariant.builder()
                .variantName(VARIANT)
                .modelName(target.names().model())
                .instanceType(target.request().instanceType())
                .initialInstanceCount(target.request().instances())
                .build();
        try {
            client.createEndpointConfig(
                    r -> r.endpointConfigName(name).kmsKeyId(target.key()).productionVariants(variant));
            return name;
        } catch (ConflictException e) {
            return findConfiguration().orElseThrow(() -> e);
        }
    }

    private static Optional<String> found(Supplier<String> describe) {
        try {
            return Optional.of(describe.get());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** SageMaker reads model and image as the execution role, and calls it invalid when the role may not. */
    private RuntimeException unreadable(InvalidRequestException e) {
        String text = String.valueOf(e.getMessage());
        boolean data = text.contains("Could not access model data");
        if (!data && !text.contains("Could not access image")) {
            return e;
        }
        String policy = "policy of the execution role " + target.role()
                + (data
                        ? ", bucket policy and key policy of the central model store (s3:GetObject, kms:Decrypt)"
                        : ", repository policy of the image (ecr:BatchGetImage, ecr:GetDownloadUrlForLayer)");
        String problem = e.problems().isEmpty() ? text : e.problems().get(0);
        return new AccessDeniedException(
                new Failure(
                        e.operation(),
                        "the execution role may not read " + (data ? "the model" : "the image") + "; to be allowed by: "
                                + policy + ". SageMaker says: " + problem,
                        target.account().id(),
                        target.role(),
                        e.requestId().orElse(null),
                        e),
                target.version().arn().toString(),
                policy);
    }
}
