package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is done to a bucket itself: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html. */
final class Buckets {
    private final S3Store store;

    Buckets(S3Store store) {
        this.store = store;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("HeadBucket", Operation.reading(Operation.onBucket("s3:ListBucket"), Buckets::head));
        operations.put(
                "GetBucketLocation", Operation.reading(Operation.onBucket("s3:GetBucketLocation"), Buckets::location));
        operations.put("GetBucketPolicy", Operation.reading(Operation.onBucket("s3:GetBucketPolicy"), Buckets::policy));
        operations.put(
                "PutBucketPolicy", Operation.changing(Operation.onBucket("s3:PutBucketPolicy"), Buckets::putPolicy));
        operations.put(
                "DeleteBucketPolicy",
                Operation.changing(Operation.onBucket("s3:DeleteBucketPolicy"), Buckets::deletePolicy));
        operations.put(
                "GetBucketVersioning",
                Operation.reading(Operation.onBucket("s3:GetBucketVersioning"), Buckets::versioning));
        operations.put(
                "PutBucketVersioning",
                Operation.changing(Operation.onBucket("s3:PutBucketVersioning"), Buckets::putVersioning));
        operations.put(
                "GetBucketEncryption",
                Operation.reading(Operation.onBucket("s3:GetEncryptionConfiguration"), Buckets::encryption));
        operations.put(
                "PutBucketEncryption",
                Operation.changing(Operation.onBucket("s3:PutEncryptionConfiguration"), Buckets::putEncryption));
        operations.put("DeleteBucket", Operation.changing(Operation.onBucket("s3:DeleteBucket"), this::delete));
    }

    private static WireResponse head(S3Call call, Bucket bucket) {
        return Answer.ok()
                .header("x-amz-bucket-region", bucket.identity().region())
                .empty();
    }

    private static WireResponse location(S3Call call, Bucket bucket) {
        String region = bucket.identity().region();
        return Answer.ok().xml(Xml.leaf("LocationConstraint", region.equals("us-east-1") ? "" : region));
    }

    private static WireResponse policy(S3Call call, Bucket bucket) {
        String policy = bucket.policy();
        if (policy == null) {
            throw new AwsError(404, "NoSuchBucketPolicy", "The bucket policy does not exist");
        }
        return Answer.ok().header("Content-Type", "application/json").bytes(policy.getBytes(StandardCharsets.UTF_8));
    }

    private static WireResponse putPolicy(S3Call call, Bucket bucket) {
        byte[] document = call.body().content().bytes();
        bucket.policy(BucketPolicies.checked(new String(document, StandardCharsets.UTF_8)));
        return Answer.noContent();
    }

    private static WireResponse deletePolicy(S3Call call, Bucket bucket) {
        bucket.policy(null);
        return Answer.noContent();
    }

    private static WireResponse versioning(S3Call call, Bucket bucket) {
        String status = switch (bucket.versioning()) {
            case NEVER -> null;
            case ENABLED -> "Enabled";
            case SUSPENDED -> "Suspended";
        };
        return Answer.ok().xml(new Xml("VersioningConfiguration").add("Status", status));
    }

    private static WireResponse putVersioning(S3Call call, Bucket bucket) {
        Xml xml = Xml.read(call.body().content().bytes(), "VersioningConfiguration");
        bucket.versioning(
                switch (xml.required("Status")) {
                    case "Enabled" -> Bucket.Versioning.ENABLED;
                    case "Suspended" -> Bucket.Versioning.SUSPENDED;
                    default -> throw S3Errors.malformedXml();
                });
        return Answer.ok().empty();
    }

    private static WireResponse encryption(S3Call call, Bucket bucket) {
        Encryption encryption = bucket.encryption();
        return Answer.ok()
                .xml(new Xml("ServerSideEncryptionConfiguration")
                        .add(new Xml("Rule")
                                .add(new Xml("ApplyServerSideEncryptionByDefault")
                                        .add("SSEAlgorithm", encryption.algorithm())
                                        .add("KMSMasterKeyID", encryption.keyArn()))));
    }

    private static WireResponse putEncryption(S3Call call, Bucket bucket) {
        Xml rule = Xml.read(call.body().content().bytes(), "ServerSideEncryptionConfiguration")
                .child("Rule")
                .flatMap(xml -> xml.child("ApplyServerSideEncryptionByDefault"))
                .orElseThrow(S3Errors::malformedXml);
        bucket.encryption(
                switch (rule.required("SSEAlgorithm")) {
                    case "AES256" -> Encryption.S3_KEYS;
                    case "aws:kms" ->
                        new Encryption(rule.value("KMSMasterKeyID").orElse("alias/aws/s3"));
                    default -> throw S3Errors.malformedXml();
                });
        return Answer.ok().empty();
    }

    private WireResponse delete(S3Call call, Bucket bucket) {
        store.remove(bucket);
        return Answer.noContent();
    }
}
