package dev.mlgovern.core.error;

import dev.mlgovern.core.account.AccountId;
import java.util.Optional;

/**
 * The root of every failure this library throws.
 *
 * <p>The message names the operation, the account and what to do; it never holds a credential, an external id, a
 * presigned URL or a user's data.
 */
public abstract class GovernanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /**
     * Made by the subclasses.
     *
     * @param failure the facts
     */
    protected GovernanceException(Failure failure) {
        super(text(failure), failure.cause());
        this.failure = failure;
    }

    private static String text(Failure failure) {
        String where = failure.account() == null ? "" : " in account " + failure.account();
        return failure.operation() + where + ": " + failure.message();
    }

    /**
     * The AWS action that failed as IAM names it, or the operation of this library.
     *
     * @return such as {@code sagemaker:CreateModelPackage}
     */
    public String operation() {
        return failure.operation();
    }

    /**
     * The account the call went to.
     *
     * @return empty when the failure is not about one account
     */
    public Optional<AccountId> account() {
        return Optional.ofNullable(failure.account());
    }

    /**
     * Who acted.
     *
     * @return ARN of the principal, empty when it is not known
     */
    public Optional<String> principal() {
        return Optional.ofNullable(failure.principal());
    }

    /**
     * What AWS support asks for.
     *
     * @return the AWS request id, empty when no answer came
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(failure.requestId());
    }

    /**
     * Whether the same call may succeed later without anyone changing anything.
     *
     * @return {@code false} unless a subclass says otherwise
     */
    public boolean retryable() {
        return false;
    }
}
