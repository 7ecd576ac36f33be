package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;

/** Errors as S3 words them: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html. */
final class S3Errors {
    private S3Errors() {}

    static AwsError noSuchBucket() {
        return new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    static AwsError noSuchKey() {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.");
    }

    static AwsError noSuchVersion() {
        return new AwsError(404, "NoSuchVersion", "The specified version does not exist.");
    }

    static AwsError noSuchUpload() {
        return new AwsError(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
                        + " completed.");
    }

    static AwsError preconditionFailed() {
        return new AwsError(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }

    static AwsError accessDenied() {
        return new AwsError(403, "AccessDenied", "Access Denied");
    }

    static AwsError invalidArgument(String message) {
        return new AwsError(400, "InvalidArgument", message);
    }

    static AwsError invalidRequest(String message) {
        return new AwsError(400, "InvalidRequest", message);
    }

    static AwsError badDigest(ChecksumAlgorithm algorithm) {
        return new AwsError(
                400, "BadDigest", "The " + algorithm + " you specified did not match the calculated checksum.");
    }

    static AwsError malformedXml() {
        return new AwsError(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static AwsError tooLarge() {
        return new AwsError(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
    }
}
