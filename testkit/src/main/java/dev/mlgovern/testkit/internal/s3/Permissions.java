package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which IAM actions a call needs: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html. */
final class Permissions {
    private Permissions() {}

    static Access onBucket(Bucket bucket, String action) {
        Bucket.Identity identity = bucket.identity();
        return Access.of(action, identity.arn(), identity.owner()).withPolicy(bucket.policy());
    }

    static Access onObject(Bucket bucket, String key, String action) {
        Bucket.Identity identity = bucket.identity();
        return Access.of(action, identity.arn() + "/" + key, identity.owner()).withPolicy(bucket.policy());
    }

    /**
     * Reads of an object. Who may not list is told that a missing key is forbidden:
     * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html.
     */
    static List<Access> read(Bucket bucket, ObjectName name, String... actions) {
        Optional<Version> version = name.find(bucket);
        List<Access> needed = new ArrayList<>();
        for (String action : actions) {
            Access access = onObject(bucket, name.key(), name.action(action));
            if (name.versionId().isPresent()) {
                access = access.with("s3:VersionId", name.versionId().get());
            }
            needed.add(version.map(Permissions::tags).orElse(Map.of()).entrySet().stream()
                    .reduce(
                            access,
                            (a, tag) -> a.with("s3:ExistingObjectTag/" + tag.getKey(), tag.getValue()),
                            (a, b) -> b));
        }
        if (version.isEmpty()) {
            needed.add(onBucket(bucket, "s3:ListBucket").with("s3:prefix", name.key()));
        }
        return needed;
    }

    /** Writes of an object, with what the request says of encryption and tags. */
    static List<Access> write(Bucket bucket, S3Call call) {
        Access put = onObject(bucket, call.key(), "s3:PutObject");
        for (String header : List.of(
                "x-amz-server-side-encryption",
                "x-amz-server-side-encryption-aws-kms-key-id",
                "x-amz-copy-source",
                "x-amz-metadata-directive",
                "if-none-match")) {
            Optional<String> value = call.header(header);
            put = value.isPresent() ? put.with("s3:" + header, value.get()) : put;
        }
        Optional<String> tags = call.header("x-amz-tagging");
        if (tags.isEmpty()) {
            return List.of(put);
        }
        Access tag = onObject(bucket, call.key(), "s3:PutObjectTagging");
        for (Map.Entry<String, String> entry : Tags.parse(tags.get()).entrySet()) {
            put = put.with("s3:RequestObjectTag/" + entry.getKey(), entry.getValue());
            tag = tag.with("s3:RequestObjectTag/" + entry.getKey(), entry.getValue());
        }
        return List.of(put, tag);
    }

    private static Map<String, String> tags(Version version) {
        return version instanceof Version.Stored stored ? stored.attributes().tags() : Map.of();
    }
}
