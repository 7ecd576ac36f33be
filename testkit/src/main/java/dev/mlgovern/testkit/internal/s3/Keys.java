package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;

/** The KMS calls that S3 makes for a caller: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html. */
final class Keys {
    private final Cloud cloud;

    Keys(Cloud cloud) {
        this.cloud = cloud;
    }

    /** Lets the caller encrypt, and names the key by its ARN. */
    Encryption encrypt(Caller caller, Bucket bucket, Encryption wanted) {
        String key = wanted.keyArn();
        return key == null ? wanted : new Encryption(use(caller, bucket, "kms:GenerateDataKey", key));
    }

    void decrypt(Caller caller, Bucket bucket, Encryption encryption) {
        String key = encryption.keyArn();
        if (key != null) {
            use(caller, bucket, "kms:Decrypt", key);
        }
    }

    private String use(Caller caller, Bucket bucket, String action, String key) {
        try {
            return cloud.keys().use(caller, bucket.identity().region(), action, key);
        } catch (AwsError e) {
            throw e.code().startsWith("AccessDenied")
                    ? new AwsError(403, "AccessDenied", e.message())
                    : new AwsError(400, "KMS." + e.code(), e.message());
        }
    }
}
