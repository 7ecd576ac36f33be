package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.registry.artifact.Artifact;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageStatus;

/** What a version must be before it is promoted: approved, and still the bytes that were registered. */
final class SourceGate {
    private SourceGate() {}

    static void approved(ModelVersionArn version, DescribeModelPackageResponse described) {
        Approval approval = Approval.ofAwsName(described.modelApprovalStatusAsString());
        if (approval != Approval.APPROVED) {
            throw refused(version, "it is " + approval.awsName() + "; have it approved in its own registry first");
        }
        if (described.modelPackageStatus() != ModelPackageStatus.COMPLETED) {
            throw refused(version, "SageMaker has not completed it, it is " + described.modelPackageStatusAsString());
        }
    }

    static void unchanged(ModelVersionArn version, Source source) {
        Map<String, String> recorded = source.described().customerMetadataProperties();
        source.references().values().stream()
                .filter(each -> each.field().equals("container model data"))
                .findFirst()
                .map(each -> source.files().get(each.uri()))
                .ifPresent(artifact -> sameArtifact(version, recorded, artifact));
        if (source.described().inferenceSpecification() != null) {
            source.described().inferenceSpecification().containers().forEach(each -> sameTag(version, source, each));
        }
        String content = recorded.get(Metadata.CONTENT);
        if (content != null && !content.equals(source.registeredContent().hex())) {
            throw refused(
                    version,
                    "a file that it refers to (model, report, baseline or payload) is not the one that was registered;"
                            + " register a new version");
        }
    }

    private static void sameArtifact(ModelVersionArn version, Map<String, String> recorded, Artifact artifact) {
        String etag = recorded.get(Metadata.ETAG);
        String sha256 = recorded.get(Metadata.SHA256);
        boolean otherSum = sha256 != null
                && artifact.objects()
                        .get(0)
                        .sha256()
                        .filter(now -> !now.equals(sha256))
                        .isPresent();
        if (otherSum || (etag != null && !etag.equals(artifact.fingerprint()))) {
            throw changed(version, artifact);
        }
    }

    private static void sameTag(ModelVersionArn version, Source source, ModelPackageContainerDefinition container) {
        Artifact artifact =
                container.modelDataUrl() == null ? null : source.files().get(container.modelDataUrl());
        String recorded = container.modelDataETag();
        if (artifact != null && recorded != null && !recorded.replace("\"", "").equals(artifact.fingerprint())) {
            throw changed(version, artifact);
        }
    }

    private static GateRefusedException changed(ModelVersionArn version, Artifact artifact) {
        return refused(
                version,
                "the bytes at " + artifact.location() + " are not those that were registered and approved;"
                        + " register a new version");
    }

    private static GateRefusedException refused(ModelVersionArn version, String why) {
        return new GateRefusedException(
                Failure.of("promote", version + " may not be promoted: " + why).in(version.account()));
    }
}
