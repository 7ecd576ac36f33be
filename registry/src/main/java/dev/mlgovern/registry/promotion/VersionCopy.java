package dev.mlgovern.registry.promotion;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelCardStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageModelCard;
import software.amazon.awssdk.services.sagemaker.model.SourceAlgorithmSpecification;

/**
 * What of a version is carried over, field by field. Not carried: validation (its role is of the source account),
 * certification, tags (a group has them), and what SageMaker makes by itself.
 */
final class VersionCopy {
    private final Rewriting rewriting;
    private final ContainerCopy containers;
    private final ReportCopy reports;

    VersionCopy(Rewriting rewriting, PinnedImages images) {
        this.rewriting = rewriting;
        this.containers = new ContainerCopy(rewriting, images);
        this.reports = new ReportCopy(rewriting);
    }

    CreateModelPackageRequest.Builder copy(DescribeModelPackageResponse source) {
        CreateModelPackageRequest.Builder copy = CreateModelPackageRequest.builder()
                .modelPackageDescription(source.modelPackageDescription())
                .inferenceSpecification(containers.copy(source.inferenceSpecification()))
                .modelMetrics(reports.copy(source.modelMetrics()))
                .driftCheckBaselines(reports.copy(source.driftCheckBaselines()))
                .metadataProperties(source.metadataProperties())
                .domain(source.domain())
                .task(source.task())
                .samplePayloadUrl(rewriting.object(source.samplePayloadUrl(), "sample payload"))
                .skipModelValidation(source.skipModelValidationAsString())
                .modelPackageRegistrationType(source.modelPackageRegistrationTypeAsString())
                .sourceAlgorithmSpecification(algorithm(source));
        if (!source.additionalInferenceSpecifications().isEmpty()) {
            copy.additionalInferenceSpecifications(source.additionalInferenceSpecifications().stream()
                    .map(containers::copy)
                    .toList());
        }
        return copy;
    }

    /** The card with the URIs of what was copied; somebody has to look at it again in the new registry. */
    static @Nullable ModelPackageModelCard card(DescribeModelPackageResponse source, Map<String, String> moved) {
        if (source.modelCard() == null) {
            return null;
        }
        String content = source.modelCard().modelCardContent();
        for (Map.Entry<String, String> each : moved.entrySet()) {
            content = content.replace('"' + each.getKey() + '"', '"' + each.getValue() + '"');
        }
        return ModelPackageModelCard.builder()
                .modelCardContent(content)
                .modelCardStatus(ModelCardStatus.PENDING_REVIEW)
                .build();
    }

    /** Whether an algorithm can be named from another account: those of the source account cannot. */
    static boolean carriesAlgorithm(DescribeModelPackageResponse source) {
        SourceAlgorithmSpecification algorithm = source.sourceAlgorithmSpecification();
        String account = source.modelPackageArn().split(":", -1)[4];
        return algorithm != null
                && algorithm.sourceAlgorithms().stream()
                        .noneMatch(each -> each.algorithmName().contains(":" + account + ":")
                                || !each.algorithmName().startsWith("arn:"));
    }

    private @Nullable SourceAlgorithmSpecification algorithm(DescribeModelPackageResponse source) {
        SourceAlgorithmSpecification algorithm = source.sourceAlgorithmSpecification();
        if (algorithm == null || !carriesAlgorithm(source)) {
            return null;
        }
        return SourceAlgorithmSpecification.builder()
                .sourceAlgorithms(algorithm.sourceAlgorithms().stream()
                        .map(each -> each.toBuilder()
                                .modelDataUrl(rewriting.object(each.modelDataUrl(), "algorithm model data"))
                                .modelDataSource(containers.copy(each.modelDataSource(), "algorithm"))
                                .modelDataETag(null)
                                .build())
                        .toList())
                .build();
    }
}
