package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key, or one version of it. */
record ObjectName(String key, @Nullable String version) {
    // GetObject on a version is another action: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    private static final Map<String, String> VERSIONED = Map.of(
            "s3:GetObject", "s3:GetObjectVersion",
            "s3:GetObjectAttributes", "s3:GetObjectVersionAttributes",
            "s3:GetObjectTagging", "s3:GetObjectVersionTagging",
            "s3:PutObjectTagging", "s3:PutObjectVersionTagging",
            "s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging",
            "s3:DeleteObject", "s3:DeleteObjectVersion");

    static ObjectName of(S3Call call) {
        return new ObjectName(call.key(), call.versionId().orElse(null));
    }

    Optional<String> versionId() {
        return Optional.ofNullable(version);
    }

    String action(String action) {
        return version == null ? action : VERSIONED.getOrDefault(action, action);
    }

    Optional<Version> find(Bucket bucket) {
        return version == null ? bucket.latest(key) : bucket.version(key, version);
    }

    /** The object, or the error that tells why there is none: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html. */
    Version.Stored stored(Bucket bucket) {
        Version found =
                find(bucket).orElseThrow(() -> version == null ? S3Errors.noSuchKey() : S3Errors.noSuchVersion());
        if (found instanceof Version.Stored stored) {
            return stored;
        }
        throw version == null
                ? S3Errors.noSuchKey()
                : new AwsError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }
}
