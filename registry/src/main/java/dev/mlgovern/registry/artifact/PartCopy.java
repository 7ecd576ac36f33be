package dev.mlgovern.registry.artifact;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.registry.artifact.Checksum.Algorithm;
import dev.mlgovern.registry.model.S3Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Copies one big object in parts. An open upload of the same key, left by a crash or shared with a run of the same work
 * elsewhere, is gone on with: the key follows from the bytes, so its parts are the same.
 */
final class PartCopy {
    /** What is the same for all objects. */
    record Road(S3Client s3, AccountId sourceOwner, CopyTarget target, CopyLimits limits) {}

    /** One object. */
    record Job(StoredObject source, HeadObjectResponse head, S3Location to) {}

    private static final int JOINS = 4;

    private final Road road;
    private final CopyProgress copied;
    private final Uploads uploads;

    PartCopy(Road road, CopyProgress copied) {
        this.road = road;
        this.copied = copied;
        this.uploads = new Uploads(road.s3(), road.target());
    }

    StoredObject copy(Job job) {
        @Nullable StoredObject there = there(job);
        if (there == null) {
            try {
                String upload = upload(job);
                join(job, upload, parts(job, upload));
            } catch (NotFoundException gone) {
                there = there(job);
                if (there == null) {
                    throw gone;
                }
            }
            there = there(job);
        }
        uploads.abortAll(job.to());
        if (there == null) {
            throw new NotFoundException(Failure.of(
                    "s3:CompleteMultipartUpload",
                    job.to() + " is not there after its parts were joined; run it again"));
        }
        return new Verification(road.s3(), road.target()).verified(job.source(), there);
    }

    private @Nullable StoredObject there(Job job) {
        try {
            HeadObjectResponse head = road.s3()
                    .headObject(h -> h.bucket(job.to().bucket())
                            .key(job.to().key())
                            .expectedBucketOwner(road.target().owner().value())
                            .checksumMode(ChecksumMode.ENABLED));
            return Heads.stored(job.to(), head);
        } catch (NotFoundException none) {
            return null;
        }
    }

    private String upload(Job job) {
        return uploads.open(job.to().key()).stream()
                .filter(each -> each.key().equals(job.to().key()))
                .filter(each -> each.checksumAlgorithm() == null
                        || each.checksumAlgorithmAsString()
                                .equals(algorithm(job).name()))
                .findFirst()
                .map(MultipartUpload::uploadId)
                .orElseGet(() -> road.s3().createMultipartUpload(begin(job)).uploadId());
    }

    private CreateMultipartUploadRequest begin(Job job) {
        // a multipart copy keeps neither content type nor metadata by itself
        HeadObjectResponse head = job.head();
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(job.to().bucket())
                .key(job.to().key())
                .expectedBucketOwner(road.target().owner().value())
                .contentType(head.contentType())
                .contentEncoding(head.contentEncoding())
                .contentDisposition(head.contentDisposition())
                .contentLanguage(head.contentLanguage())
                .cacheControl(head.cacheControl())
                .metadata(head.metadata())
                .checksumAlgorithm(algorithm(job).name())
                .checksumType(ChecksumType.FULL_OBJECT);
        if (road.target().kmsKeyArn() != null) {
            request.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                    .ssekmsKeyId(road.target().kmsKeyArn());
        }
        return request.build();
    }

    private static Algorithm algorithm(Job job) {
        Checksum sum = job.source().checksum();
        return sum != null && sum.algorithm().wholeFromParts() ? sum.algorithm() : Algorithm.CRC64NVME;
    }

    private List<CompletedPart> parts(Job job, String upload) {
        long size = road.limits().partSize(job.source().size());
        Map<Integer, Part> earlier = uploads.parts(job.to(), upload);
        List<Supplier<CompletedPart>> parts = new ArrayList<>();
        for (long from = 0; from < job.source().size(); from += size) {
            PartRange range = PartRange.of(
                    parts.size() + 1, from, Math.min(size, job.source().size() - from));
            Part kept = earlier.get(range.number());
            parts.add(() -> {
                CompletedPart part = kept != null && kept.size() == range.length()
                        ? range.completed(kept)
                        : copyPart(job, upload, range);
                copied.add(range.length());
                return part;
            });
        }
        return new InFlight(road.limits().inFlight()).all(parts);
    }

    private CompletedPart copyPart(Job job, String upload, PartRange range) {
        CopyPartResult result = road.s3()
                .uploadPartCopy(u -> u.sourceBucket(job.source().location().bucket())
                        .sourceKey(job.source().location().key())
                        .sourceVersionId(Uploads.pin(job.source()))
                        .copySourceIfMatch("\"" + job.source().etag() + "\"")
                        .copySourceRange(range.header())
                        .expectedSourceBucketOwner(road.sourceOwner().value())
                        .destinationBucket(job.to().bucket())
                        .destinationKey(job.to().key())
                        .expectedBucketOwner(road.target().owner().value())
                        .uploadId(upload)
                        .partNumber(range.number()))
                .copyPartResult();
        return range.completed(result);
    }

    /** A run elsewhere may have copied the same part again meanwhile, which gives it, under KMS, another entity tag. */
    private void join(Job job, String upload, List<CompletedPart> mine) {
        List<CompletedPart> parts = mine;
        for (int again = 0; again < JOINS; again++) {
            try {
                complete(job, upload, parts);
                return;
            } catch (InvalidRequestException overtaken) {
                parts = parts(job, upload);
            }
        }
        complete(job, upload, parts);
    }

    private void complete(Job job, String upload, List<CompletedPart> parts) {
        road.s3()
                .completeMultipartUpload(c -> c.bucket(job.to().bucket())
                        .key(job.to().key())
                        .uploadId(upload)
                        .expectedBucketOwner(road.target().owner().value())
                        .checksumType(ChecksumType.FULL_OBJECT)
                        .multipartUpload(m -> m.parts(parts)));
    }
}
