package dev.mlgovern.testkit.internal.s3;

import org.jspecify.annotations.Nullable;

/**
 * How an object is encrypted at rest.
 *
 * @param keyArn the KMS key, null with S3's own keys
 */
record Encryption(@Nullable String keyArn) {
    // Every new object is encrypted: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
    static final Encryption S3_KEYS = new Encryption(null);

    String algorithm() {
        return keyArn == null ? "AES256" : "aws:kms";
    }
}
