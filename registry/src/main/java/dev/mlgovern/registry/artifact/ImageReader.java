package dev.mlgovern.registry.artifact;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.registry.model.ImageUri;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/**
 * Looks up container images. Thread-safe.
 *
 * <p>Calls {@code ecr:BatchGetImage}, the one action that AWS's own image repositories grant to everybody.
 */
public final class ImageReader {
    private final AccountScope scope;

    /**
     * Looks as an account's role does.
     *
     * @param scope who looks
     */
    public ImageReader(AccountScope scope) {
        this.scope = scope;
    }

    /**
     * The image named by the digest that it has now; one call.
     *
     * @param image with tag or digest
     * @return the same image by its digest
     * @throws NotFoundException if there is no such image
     * @throws dev.mlgovern.core.error.AccessDeniedException if the repository's policy does not let this account read it
     */
    public ImageUri pinned(ImageUri image) {
        ImageIdentifier.Builder id = ImageIdentifier.builder();
        image.pin().ifPresentOrElse(id::imageDigest, () -> id.imageTag(image.tag()));
        BatchGetImageResponse found = scope.in(image.region())
                .client(EcrClient::builder)
                .batchGetImage(b -> b.registryId(image.account().value())
                        .repositoryName(image.repository())
                        .imageIds(id.build()));
        return found.images().stream()
                .findFirst()
                .map(each -> image.pinned(each.imageId().imageDigest()))
                .orElseThrow(() -> missing(image));
    }

    private static GovernanceException missing(ImageUri image) {
        return new NotFoundException(
                Failure.of("ecr:BatchGetImage", "there is no image " + image).in(image.account()));
    }
}
