package dev.mlgovern.core.call;

import dev.mlgovern.core.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * One AWS call as its caller saw it, all attempts included. Immutable; holds no value that was sent or received.
 *
 * @param service the service as IAM names it ({@code sagemaker})
 * @param operation the API operation ({@code CreateModelPackage})
 * @param account the account the call was made in
 * @param region the region it went to
 * @param label what the work around it is called, from {@link CallContext#labelled}; null if it has no name
 * @param start when it began
 * @param duration until it ended, waits and retries included
 * @param attempts HTTP requests that were sent, 0 if it was refused before one left
 * @param outcome how it ended
 * @param errorCode AWS's error code, or the simple name of what was thrown; null if it succeeded
 * @param requestId AWS's request id; null if no answer came
 */
public record CallEvent(
        String service,
        String operation,
        AccountId account,
        Region region,
        @Nullable String label,
        Instant start,
        Duration duration,
        int attempts,
        Outcome outcome,
        @Nullable String errorCode,
        @Nullable String requestId) {
    /** How a call ended. */
    public enum Outcome {
        /** AWS did what was asked. */
        SUCCEEDED,
        /** AWS said no, or did not answer. */
        FAILED,
        /** Nothing left this process: read-only mode, the wrong account, tags that break the scheme. */
        REFUSED
    }

    /**
     * The action as IAM policies name it.
     *
     * @return such as {@code sagemaker:CreateModelPackage}
     */
    public String action() {
        return service + ":" + operation;
    }

    /**
     * AWS's word for what went wrong.
     *
     * @return empty if the call succeeded
     */
    public Optional<String> error() {
        return Optional.ofNullable(errorCode);
    }
}
