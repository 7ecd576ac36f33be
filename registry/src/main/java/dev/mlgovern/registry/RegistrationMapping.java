package dev.mlgovern.registry;

import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.LifeCycle;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelGroupArn;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.S3Location;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.MetadataProperties;
import software.amazon.awssdk.services.sagemaker.model.ModelCardStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelCompressionType;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.S3ModelDataType;

/** From a registration to the request that makes the version. */
final class RegistrationMapping {
    private RegistrationMapping() {}

    static CreateModelPackageRequest request(ModelGroupArn group, CheckedRegistration checked, String actor) {
        Registration r = checked.request();
        CreateModelPackageRequest.Builder request = CreateModelPackageRequest.builder()
                .modelPackageGroupName(group.name())
                .modelPackageDescription(r.description().orElse(null))
                .modelApprovalStatus(Approval.PENDING.awsName())
                .modelLifeCycle(l -> l.stage(LifeCycle.DEVELOPMENT.stage()).stageStatus(LifeCycle.DEVELOPMENT.status()))
                .inferenceSpecification(i -> i.containers(container(checked))
                        .supportedContentTypes(r.contentTypes())
                        .supportedResponseMIMETypes(r.responseTypes()))
                .customerMetadataProperties(metadata(checked, actor))
                .samplePayloadUrl(r.samplePayload().map(S3Location::uri).orElse(null))
                .clientToken(checked.id().token());
        if (!r.metrics().isEmpty()) {
            request.modelMetrics(ReportRequests.metrics(r.metrics()));
        }
        if (!r.baselines().isEmpty()) {
            request.driftCheckBaselines(ReportRequests.baselines(r.baselines()));
        }
        r.card()
                .map(RegistrationMapping::inOneLine)
                .ifPresent(card ->
                        request.modelCard(c -> c.modelCardContent(card).modelCardStatus(ModelCardStatus.DRAFT)));
        if (r.commit().isPresent()
                || r.repository().isPresent()
                || r.generatedBy().isPresent()) {
            request.metadataProperties(origin(r));
        }
        return request.build();
    }

    private static ModelPackageContainerDefinition container(CheckedRegistration checked) {
        Registration r = checked.request();
        ModelPackageContainerDefinition.Builder container = ModelPackageContainerDefinition.builder()
                .image(checked.image().toString())
                .framework(r.framework().orElse(null))
                .frameworkVersion(r.frameworkVersion().orElse(null));
        if (!r.environment().isEmpty()) {
            container.environment(r.environment());
        }
        if (r.artifact().prefix()) {
            container.modelDataSource(
                    m -> m.s3DataSource(s -> s.s3Uri(r.artifact().uri())
                            .s3DataType(S3ModelDataType.S3_PREFIX)
                            .compressionType(ModelCompressionType.NONE)));
        } else {
            container.modelDataUrl(r.artifact().uri());
        }
        return container.build();
    }

    private static Map<String, String> metadata(CheckedRegistration checked, String actor) {
        Map<String, String> metadata = new TreeMap<>(checked.metadata());
        metadata.put(Metadata.REGISTRATION, checked.id().hex());
        metadata.put(Metadata.REGISTERED_BY, Metadata.permitted(actor));
        return metadata;
    }

    private static MetadataProperties origin(Registration r) {
        return MetadataProperties.builder()
                .commitId(r.commit().orElse(null))
                .repository(r.repository().orElse(null))
                .generatedBy(r.generatedBy().orElse(null))
                .build();
    }

    /** In JSON a line break only parts tokens; SageMaker's pattern for card content, {@code .*}, matches none. */
    private static String inOneLine(String json) {
        return json.replaceAll("\\R", " ");
    }
}
