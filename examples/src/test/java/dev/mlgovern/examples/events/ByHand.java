package dev.mlgovern.examples.events;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;

/** Somebody who knows the AWS console. */
final class ByHand {
    private final Release release;

    ByHand(Release release) {
        this.release = release;
    }

    /** An approved version in the central group with a container of another one. */
    ModelVersionArn registered(ModelVersion like) {
        AccountId central = release.bank().central().id();
        SageMakerClient sageMaker = release.bank().platform().in(central).client(SageMakerClient::builder);
        ModelPackageContainerDefinition container = ModelPackageContainerDefinition.builder()
                .image(like.container().image())
                .modelDataUrl(like.container().artifact().orElseThrow().toString())
                .build();
        return ModelVersionArn.parse(sageMaker
                .createModelPackage(r -> r.modelPackageGroupName(like.group())
                        .modelApprovalStatus(ModelApprovalStatus.APPROVED)
                        .inferenceSpecification(i -> i.containers(container)
                                .supportedContentTypes("text/csv")
                                .supportedResponseMIMETypes("text/csv")))
                .modelPackageArn());
    }
}
