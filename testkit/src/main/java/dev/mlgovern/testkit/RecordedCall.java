package dev.mlgovern.testkit;

/**
 * One request that reached the cloud and was understood, whether or not it was carried out.
 *
 * @param account the account of the caller
 * @param principal ARN of the user or of the role session that called
 * @param service name of the API model, for example {@code sagemaker}
 * @param operation name of the operation, for example {@code CreateModelPackage}
 * @param action the IAM action it needs, for example {@code s3:ListBucket} for {@code ListObjectsV2}
 * @param resource ARN of what the action is done to, or {@code *}
 * @param mutating whether the operation changes anything when it succeeds
 * @param outcome the error code that was answered; empty when the call succeeded
 * @param fault the fault that it met: {@code throttled}, {@code refused} with an error, {@code denied}, {@code expired}, {@code reset},
 *     {@code lost} answer, {@code cutoff} or {@code malformed} body, {@code empty} page, {@code slow}, {@code clockmoves}; empty for none
 */
public record RecordedCall(
        String account,
        String principal,
        String service,
        String operation,
        String action,
        String resource,
        boolean mutating,
        String outcome,
        String fault) {
    /** {@return whether the cloud did what was asked and said so} */
    public boolean succeeded() {
        return outcome.isEmpty();
    }
}
