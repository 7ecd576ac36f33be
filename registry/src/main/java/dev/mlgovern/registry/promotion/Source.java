package dev.mlgovern.registry.promotion;

import dev.mlgovern.registry.artifact.Artifact;
import dev.mlgovern.registry.model.Digest;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;

/**
 * A version and everything that it refers to, as it was looked at.
 *
 * @param described what SageMaker says
 * @param images its images by digest
 * @param fields its S3 URIs, each as often as it is written
 * @param references the same by URI
 * @param files what is there, by URI
 */
record Source(
        DescribeModelPackageResponse described,
        PinnedImages images,
        List<Reference> fields,
        Map<String, Reference> references,
        Map<String, Artifact> files) {

    /** Without what SageMaker says, since that holds the environment. */
    @Override
    public String toString() {
        return described.modelPackageArn() + " with " + references.keySet();
    }

    /** Digest over the bytes of all files. */
    Digest content() {
        return Artifact.content(files.values());
    }

    /** Digest over the bytes of those files that a registration looked at. */
    Digest registeredContent() {
        return Artifact.content(references.values().stream()
                .filter(Reference::registered)
                .map(each -> files.get(each.uri()))
                .distinct()
                .toList());
    }

    /** What must be the same when a plan is run. */
    String fingerprint() {
        return Digest.of(
                        described.modelApprovalStatusAsString(),
                        String.valueOf(described.lastModifiedTime()),
                        content().hex())
                .hex();
    }
}
