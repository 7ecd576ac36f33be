package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;

/** What S3 checks of the bucket before it looks at policies. */
final class Guard {
    private Guard() {}

    static Bucket enter(S3Call call, S3Store store) {
        Bucket bucket = store.bucket(call.address().bucket());
        checkRegion(call, bucket);
        checkOwner(call, "x-amz-expected-bucket-owner", bucket);
        return bucket;
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
    static void checkOwner(S3Call call, String header, Bucket bucket) {
        call.header(header).ifPresent(expected -> {
            if (!expected.equals(bucket.identity().owner())) {
                throw S3Errors.accessDenied();
            }
        });
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html
    private static void checkRegion(S3Call call, Bucket bucket) {
        String home = bucket.identity().region();
        String endpoint = call.address().region();
        if (endpoint != null && !endpoint.equals(home)) {
            throw new AwsError(
                    301,
                    "PermanentRedirect",
                    "The bucket you are attempting to access must be addressed using the specified endpoint. Please send"
                            + " all future requests to this endpoint.");
        }
        String signed = call.raw().region();
        if (!signed.equals(home)) {
            throw new AwsError(
                    400,
                    "AuthorizationHeaderMalformed",
                    "The authorization header is malformed; the region '" + signed + "' is wrong; expecting '" + home
                            + "'");
        }
    }
}
