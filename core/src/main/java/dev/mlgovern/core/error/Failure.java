package dev.mlgovern.core.error;

import dev.mlgovern.core.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one failure, from which every {@link GovernanceException} is made. Immutable.
 *
 * <p>Nothing secret belongs in it: no credential, no external id, no presigned URL, no record value.
 *
 * @param operation the AWS action as IAM names it ({@code sagemaker:CreateModelPackage}), or ours ({@code promote})
 * @param message what is wrong and what to do, without the operation
 * @param account the account it happened in, if any
 * @param principal ARN of the principal that acted, if known
 * @param requestId the AWS request id, if an answer came
 * @param cause what was thrown below, if anything
 */
public record Failure(
        String operation,
        String message,
        @Nullable AccountId account,
        @Nullable String principal,
        @Nullable String requestId,
        @Nullable Throwable cause) {
    /**
     * Hides signatures and credentials that the message has from what it quotes.
     *
     * @param operation the AWS action as IAM names it ({@code sagemaker:CreateModelPackage}), or ours ({@code promote})
     * @param message what is wrong and what to do, without the operation
     * @param account the account it happened in, if any
     * @param principal ARN of the principal that acted, if known
     * @param requestId the AWS request id, if an answer came
     * @param cause what was thrown below, if anything
     */
    public Failure {
        message = Secrets.hidden(message);
    }

    /**
     * A failure with no AWS answer behind it.
     *
     * @param operation the AWS action as IAM names it, or ours
     * @param message what is wrong and what to do
     * @return the failure
     */
    public static Failure of(String operation, String message) {
        return new Failure(operation, message, null, null, null, null);
    }

    /**
     * The same failure, placed in an account.
     *
     * @param in the account it happened in
     * @return a copy
     */
    public Failure in(AccountId in) {
        return new Failure(operation, message, in, principal, requestId, cause);
    }

    /**
     * The same failure with what was thrown below.
     *
     * @param below the cause
     * @return a copy
     */
    public Failure causedBy(Throwable below) {
        return new Failure(operation, message, account, principal, requestId, below);
    }
}
