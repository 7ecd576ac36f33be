package dev.mlgovern.registry.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.AdditionalInferenceSpecificationDefinition;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.IamIdentity;
import software.amazon.awssdk.services.sagemaker.model.InferenceSpecification;
import software.amazon.awssdk.services.sagemaker.model.MetadataProperties;
import software.amazon.awssdk.services.sagemaker.model.ModelLifeCycle;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageStatus;
import software.amazon.awssdk.services.sagemaker.model.UserContext;

/** From SageMaker's description of a model package to ours. */
final class VersionMapping {
    private VersionMapping() {}

    static ModelVersion version(DescribeModelPackageResponse aws) {
        ImmutableModelVersion.Builder version = ModelVersion.builder()
                .arn(ModelVersionArn.parse(aws.modelPackageArn()))
                .readiness(readiness(aws.modelPackageStatus()))
                .approval(Approval.ofAwsName(aws.modelApprovalStatusAsString()))
                .approvalDescription(aws.approvalDescription())
                .decision(Decision.read(aws.approvalDescription()))
                .description(aws.modelPackageDescription())
                .creator(creator(aws))
                .created(aws.creationTime())
                .source(source(aws.sourceUri()))
                .metadata(aws.customerMetadataProperties())
                .metrics(ReportMapping.metrics(aws.modelMetrics()))
                .baselines(ReportMapping.baselines(aws.driftCheckBaselines()))
                .samplePayload(location(aws.samplePayloadUrl()))
                .lifeCycle(lifeCycle(aws.modelLifeCycle()));
        if (aws.modelCard() != null) {
            version.card(aws.modelCard().modelCardContent());
        }
        aws.additionalInferenceSpecifications().stream()
                .map(AdditionalInferenceSpecificationDefinition::name)
                .forEach(version::addAdditionalSpecification);
        addSpecification(version, aws.inferenceSpecification());
        addOrigin(version, aws.metadataProperties());
        return version.build();
    }

    private static void addSpecification(ImmutableModelVersion.Builder version, @Nullable InferenceSpecification spec) {
        if (spec != null) {
            version.containers(containers(spec.containers()))
                    .contentTypes(spec.supportedContentTypes())
                    .responseTypes(spec.supportedResponseMIMETypes());
        }
    }

    private static void addOrigin(ImmutableModelVersion.Builder version, @Nullable MetadataProperties origin) {
        if (origin != null) {
            version.commit(origin.commitId()).repository(origin.repository()).generatedBy(origin.generatedBy());
        }
    }

    private static List<ModelContainer> containers(List<ModelPackageContainerDefinition> containers) {
        return containers.stream().map(VersionMapping::container).toList();
    }

    private static ModelContainer container(ModelPackageContainerDefinition aws) {
        return ModelContainer.builder()
                .image(aws.image() == null ? "" : aws.image())
                .imageDigest(aws.imageDigest())
                .artifact(location(artifactUri(aws)))
                .artifactEtag(aws.modelDataETag())
                .environment(aws.environment())
                .framework(aws.framework())
                .frameworkVersion(aws.frameworkVersion())
                .build();
    }

    static @Nullable String artifactUri(ModelPackageContainerDefinition aws) {
        boolean source = aws.modelDataSource() != null && aws.modelDataSource().s3DataSource() != null;
        return source ? aws.modelDataSource().s3DataSource().s3Uri() : aws.modelDataUrl();
    }

    static Readiness readiness(@Nullable ModelPackageStatus status) {
        if (status == null) {
            return Readiness.UNKNOWN;
        }
        return switch (status) {
            case PENDING -> Readiness.PENDING;
            case IN_PROGRESS -> Readiness.IN_PROGRESS;
            case COMPLETED -> Readiness.COMPLETED;
            case FAILED -> Readiness.FAILED;
            case DELETING -> Readiness.DELETING;
            default -> Readiness.UNKNOWN;
        };
    }

    private static @Nullable String creator(DescribeModelPackageResponse aws) {
        String recorded = aws.customerMetadataProperties().get(Metadata.REGISTERED_BY);
        UserContext by = aws.createdBy();
        if (recorded != null || by == null) {
            return recorded;
        }
        IamIdentity identity = by.iamIdentity();
        return by.userProfileName() == null && identity != null ? identity.arn() : by.userProfileName();
    }

    private static Optional<ModelVersionArn> source(@Nullable String uri) {
        return Optional.ofNullable(uri).filter(ModelVersionArn::matches).map(ModelVersionArn::parse);
    }

    private static Optional<S3Location> location(@Nullable String uri) {
        return Optional.ofNullable(uri).filter(S3Location::matches).map(S3Location::parse);
    }

    private static @Nullable LifeCycle lifeCycle(@Nullable ModelLifeCycle aws) {
        return aws == null ? null : new LifeCycle(aws.stage(), aws.stageStatus(), aws.stageDescription());
    }
}
