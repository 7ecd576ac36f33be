package dev.mlgovern.registry.artifact;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Pages.Page;
import dev.mlgovern.registry.model.S3Location;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Looks at objects without reading their bytes. Thread-safe.
 *
 * <p>Calls {@code s3:GetObject} (as HeadObject) for an object and {@code s3:ListBucket} for a prefix, and names the
 * bucket's owner on each.
 */
public final class ArtifactReader {
    private final AccountScope scope;

    /**
     * Looks as an account's role does.
     *
     * @param scope who looks, and the region that the buckets have to be in
     */
    public ArtifactReader(AccountScope scope) {
        this.scope = scope;
    }

    /**
     * Looks at an object, or at all objects under a prefix; one call, or one for each thousand objects.
     *
     * @param location ends with a slash if it is a prefix
     * @param owner the account that has to own the bucket
     * @return empty if nothing is there
     * @throws InvalidRequestException if the bucket is in another region
     * @throws dev.mlgovern.core.error.AccessDeniedException if the bucket is another's, or may not be read
     */
    public Optional<Artifact> look(S3Location location, AccountId owner) {
        try {
            List<StoredObject> found = location.prefix()
                    ? Pages.of(token -> page(location, owner, token)).stream().toList()
                    : List.of(head(location, owner));
            return found.isEmpty() ? Optional.empty() : Optional.of(new Artifact(location, found));
        } catch (NotFoundException none) {
            return Optional.empty();
        } catch (GovernanceException failed) {
            throw elsewhere(failed, location).orElse(failed);
        }
    }

    private StoredObject head(S3Location object, AccountId owner) {
        return Heads.stored(object, headResponse(object, owner));
    }

    HeadObjectResponse headResponse(S3Location object, AccountId owner) {
        return s3().headObject(h -> h.bucket(object.bucket())
                .key(object.key())
                .expectedBucketOwner(owner.value())
                .checksumMode(ChecksumMode.ENABLED));
    }

    private Page<StoredObject> page(S3Location prefix, AccountId owner, @Nullable String token) {
        ListObjectsV2Response answer = s3().listObjectsV2(l -> l.bucket(prefix.bucket())
                .prefix(prefix.key())
                .expectedBucketOwner(owner.value())
                .continuationToken(token));
        // consoles leave empty objects whose key ends with a slash, as if they were folders
        List<StoredObject> objects = answer.contents().stream()
                .filter(each -> !each.key().endsWith("/"))
                .map(each -> stored(prefix.bucket(), each))
                .toList();
        return new Page<>(objects, answer.nextContinuationToken());
    }

    private static StoredObject stored(String bucket, S3Object line) {
        return new StoredObject(
                new S3Location(bucket, line.key()), line.size(), Heads.unquoted(line.eTag()), null, null);
    }

    private Optional<GovernanceException> elsewhere(GovernanceException failed, S3Location location) {
        if (failed.getCause() instanceof S3Exception aws && aws.awsErrorDetails() != null) {
            return Optional.ofNullable(aws.awsErrorDetails().sdkHttpResponse())
                    .flatMap(answer -> answer.firstMatchingHeader("x-amz-bucket-region"))
                    .filter(region -> !region.equals(scope.region().id()))
                    .map(region -> "bucket %s is in %s, must be in %s"
                            .formatted(location.bucket(), region, scope.region().id()))
                    .map(problem -> new InvalidRequestException(
                            new Failure(
                                    failed.operation(),
                                    "model data must be in the region of the model",
                                    scope.account().id(),
                                    null,
                                    failed.requestId().orElse(null),
                                    failed),
                            List.of(problem)));
        }
        return Optional.empty();
    }

    private S3Client s3() {
        return scope.client(S3Client::builder);
    }
}
