package dev.mlgovern.registry.artifact;

import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Pages.Page;
import dev.mlgovern.registry.artifact.Checksum.Algorithm;
import dev.mlgovern.registry.model.S3Location;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/** Uploads in parts that are open, and what S3 answers about copies. */
final class Uploads {
    private final S3Client s3;
    private final CopyTarget target;

    Uploads(S3Client s3, CopyTarget target) {
        this.s3 = s3;
        this.target = target;
    }

    /** The open uploads of keys that begin so, oldest first for each key. */
    List<MultipartUpload> open(String keyPrefix) {
        return Pages.of(token -> page(keyPrefix, token)).stream().toList();
    }

    private Page<MultipartUpload> page(String keyPrefix, @Nullable String token) {
        int cut = token == null ? -1 : token.lastIndexOf(' ');
        ListMultipartUploadsResponse answer = s3.listMultipartUploads(l -> l.bucket(target.bucket())
                .prefix(keyPrefix)
                .expectedBucketOwner(target.owner().value())
                .keyMarker(token == null ? null : token.substring(0, cut))
                .uploadIdMarker(token == null ? null : token.substring(cut + 1)));
        boolean more = Boolean.TRUE.equals(answer.isTruncated());
        return new Page<>(answer.uploads(), more ? answer.nextKeyMarker() + " " + answer.nextUploadIdMarker() : null);
    }

    Map<Integer, Part> parts(S3Location to, String upload) {
        Pages<Part> parts = Pages.of(token -> {
            ListPartsResponse answer = s3.listParts(l -> l.bucket(to.bucket())
                    .key(to.key())
                    .uploadId(upload)
                    .expectedBucketOwner(target.owner().value())
                    .partNumberMarker(token == null ? null : Integer.valueOf(token)));
            boolean more = Boolean.TRUE.equals(answer.isTruncated());
            return new Page<>(answer.parts(), more ? String.valueOf(answer.nextPartNumberMarker()) : null);
        });
        return parts.stream().collect(java.util.stream.Collectors.toMap(Part::partNumber, part -> part));
    }

    void abortAll(S3Location to) {
        for (MultipartUpload upload : open(to.key())) {
            if (upload.key().equals(to.key())) {
                abort(to, upload.uploadId());
            }
        }
    }

    private void abort(S3Location to, String upload) {
        try {
            s3.abortMultipartUpload(a -> a.bucket(to.bucket())
                    .key(to.key())
                    .uploadId(upload)
                    .expectedBucketOwner(target.owner().value()));
        } catch (NotFoundException gone) {
            // somebody else closed it meanwhile, which is all that is wanted
            return;
        }
    }

    /** The version to read; "null" is what S3 calls the one of a bucket without versions. */
    static @Nullable String pin(StoredObject source) {
        return "null".equals(source.versionId()) ? null : source.versionId();
    }

    static StoredObject copied(StoredObject source, S3Location to, CopyObjectResponse answer) {
        CopyObjectResult result = answer.copyObjectResult();
        Map<Algorithm, @Nullable String> sums = new EnumMap<>(Algorithm.class);
        sums.put(Algorithm.SHA256, result.checksumSHA256());
        sums.put(Algorithm.CRC64NVME, result.checksumCRC64NVME());
        sums.put(Algorithm.CRC32, result.checksumCRC32());
        sums.put(Algorithm.CRC32C, result.checksumCRC32C());
        sums.put(Algorithm.SHA1, result.checksumSHA1());
        return new StoredObject(
                to, source.size(), Heads.unquoted(result.eTag()), answer.versionId(), Heads.first(sums));
    }
}
