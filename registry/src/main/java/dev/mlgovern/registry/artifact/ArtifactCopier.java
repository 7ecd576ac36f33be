package dev.mlgovern.registry.artifact;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.registry.model.S3Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * Copies objects inside S3, as one principal that reads the source and writes the target. Thread-safe.
 *
 * <p>Every copy is pinned to the bytes that were looked at, names the owners of both buckets, keeps content type and user
 * metadata, and is compared by checksum. Copying again after a crash does what is left: whole objects that are there are
 * kept, and an upload in parts goes on where it stopped.
 *
 * <p>{@link #actions} says which IAM actions a copy needs.
 */
public final class ArtifactCopier {
    private final AccountScope reader;
    private final AccountScope writer;
    private final AccountId sourceOwner;
    private final CopyTarget target;
    private final CopyLimits limits;

    private ArtifactCopier(AccountScope writer, Source source, CopyTarget target, CopyLimits limits) {
        this.reader = writer.in(source.region());
        this.writer = writer;
        this.sourceOwner = source.owner();
        this.target = target;
        this.limits = limits;
    }

    /**
     * Where objects come from. Immutable.
     *
     * @param owner the account that has to own their bucket
     * @param region where that bucket is
     */
    public record Source(AccountId owner, Region region) {}

    /**
     * Copies as an account's role does.
     *
     * @param writer who copies, and the region of the target's bucket
     * @param source where from
     * @param target where to
     * @param limits when and how in parts
     * @return a copier
     */
    public static ArtifactCopier of(AccountScope writer, Source source, CopyTarget target, CopyLimits limits) {
        return new ArtifactCopier(writer, source, target, limits);
    }

    /**
     * What copying needs to be allowed to do.
     *
     * @param source what is copied
     * @return actions on source, target and target key, as IAM names them
     */
    public List<String> actions(Artifact source) {
        List<String> actions =
                new ArrayList<>(List.of("s3:GetObject", "s3:ListBucket", "s3:PutObject", "s3:DeleteObject"));
        if (source.objects().stream().anyMatch(each -> Uploads.pin(each) != null)) {
            actions.add("s3:GetObjectVersion");
        }
        if (source.objects().stream().anyMatch(this::inParts)) {
            actions.addAll(
                    List.of("s3:ListBucketMultipartUploads", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"));
        }
        if (target.kmsKeyArn() != null) {
            actions.addAll(List.of("kms:GenerateDataKey", "kms:Decrypt"));
        }
        return actions;
    }

    /**
     * Looks at the source as the copying principal sees it.
     *
     * @param location an object or prefix
     * @return empty if nothing is there
     */
    public Optional<Artifact> look(S3Location location) {
        return new ArtifactReader(reader).look(location, sourceOwner);
    }

    /**
     * Looks whether a copy is there and whole, with no upload left open; one call, two if an object is copied in parts.
     *
     * @param source what was copied
     * @param to where to; a key that follows from the source's bytes, so that size tells enough
     * @return the copy
     */
    public Optional<Artifact> find(Artifact source, S3Location to) {
        Optional<Artifact> found = new ArtifactReader(writer).look(to, target.owner());
        boolean parts = source.objects().stream().anyMatch(this::inParts);
        return found.filter(copy -> same(source, copy))
                .filter(copy ->
                        !parts || new Uploads(s3(), target).open(to.key()).isEmpty());
    }

    /**
     * Copies what is not there yet.
     *
     * @param source an object or all objects under a prefix, as they have to be still
     * @param to an object for an object, a prefix for a prefix
     * @param progress told of bytes copied
     * @return the copy
     * @throws ConflictException if the source changed since it was looked at, or the copy is not the same
     */
    public Artifact copy(Artifact source, S3Location to, ProgressListener progress) {
        CopyProgress copied = new CopyProgress(to, source.size(), progress);
        Map<S3Location, StoredObject> there = source.location().prefix()
                ? new ArtifactReader(writer)
                        .look(to, target.owner())
                        .map(found -> found.objects().stream()
                                .collect(Collectors.toMap(StoredObject::location, Function.identity())))
                        .orElse(Map.of())
                : Map.of();
        List<Supplier<StoredObject>> copies = source.objects().stream()
                .<Supplier<StoredObject>>map(each -> () -> {
                    S3Location at = at(source, each, to);
                    StoredObject earlier = inParts(each) ? null : there.get(at);
                    return earlier != null && earlier.size() == each.size()
                            ? copied.add(earlier)
                            : copy(each, at, copied);
                })
                .toList();
        // the parts of a big object are in flight together, so big objects go one by one
        boolean parts = source.objects().stream().anyMatch(this::inParts);
        return new Artifact(to, new InFlight(parts ? 1 : limits.inFlight()).all(copies));
    }

    private StoredObject copy(StoredObject source, S3Location to, CopyProgress copied) {
        try {
            boolean known = source.checksum() != null && !inParts(source);
            return known ? copied.add(whole(source, to)) : looked(source, to, copied);
        } catch (ConflictException refused) {
            throw refused.getCause() == null ? refused : changed(source.location());
        }
    }

    /** A listing tells no checksum, and a copy in parts has to be given content type and metadata. */
    private StoredObject looked(StoredObject source, S3Location to, CopyProgress copied) {
        HeadObjectResponse head = new ArtifactReader(reader).headResponse(source.location(), sourceOwner);
        StoredObject now = Heads.stored(source.location(), head);
        if (!now.etag().equals(source.etag())) {
            throw changed(source.location());
        }
        return inParts(now)
                ? new PartCopy(new PartCopy.Road(s3(), sourceOwner, target, limits), copied)
                        .copy(new PartCopy.Job(now, head, to))
                : copied.add(whole(now, to));
    }

    private StoredObject whole(StoredObject source, S3Location to) {
        CopyObjectRequest.Builder request = CopyObjectRequest.builder()
                .sourceBucket(source.location().bucket())
                .sourceKey(source.location().key())
                .sourceVersionId(Uploads.pin(source))
                .copySourceIfMatch("\"" + source.etag() + "\"")
                .expectedSourceBucketOwner(sourceOwner.value())
                .destinationBucket(to.bucket())
                .destinationKey(to.key())
                .expectedBucketOwner(target.owner().value())
                // copying tags takes two permissions more, and those of the source account mean nothing here
                .taggingDirective(TaggingDirective.REPLACE);
        if (target.kmsKeyArn() != null) {
            request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(target.kmsKeyArn());
        }
        if (source.checksum() != null) {
            request.checksumAlgorithm(source.checksum().algorithm().name());
        }
        StoredObject copy = Uploads.copied(source, to, s3().copyObject(request.build()));
        return new Verification(s3(), target).verified(source, copy);
    }

    private boolean inParts(StoredObject object) {
        return object.size() > limits.partsAbove();
    }

    private static S3Location at(Artifact source, StoredObject object, S3Location to) {
        String below = object.location()
                .key()
                .substring(
                        source.location().prefix()
                                ? source.location().key().length()
                                : object.location().key().length());
        return new S3Location(to.bucket(), to.key() + below);
    }

    private static boolean same(Artifact source, Artifact copy) {
        return source.objects().size() == copy.objects().size()
                && source.size() == copy.size()
                && (source.location().prefix()
                        || Verification.agree(
                                source.objects().get(0), copy.objects().get(0)));
    }

    private static ConflictException changed(S3Location source) {
        return new ConflictException(Failure.of(
                "s3:CopyObject",
                source + " changed after it was looked at; plan again, after looking at why it changed"));
    }

    private S3Client s3() {
        return writer.client(S3Client::builder);
    }
}
