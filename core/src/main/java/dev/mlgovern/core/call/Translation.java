package dev.mlgovern.core.call;

import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.QuotaExceededException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.UnexpectedAwsException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Turns what the SDK throws into what this library throws. */
final class Translation {
    private final Caller caller;

    Translation(Caller caller) {
        this.caller = caller;
    }

    Throwable translated(Throwable thrown, Call call, SdkRequest request) {
        if (thrown instanceof GovernanceException) {
            return thrown;
        }
        // asynchronous clients wrap errors, which are no failures of a call
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof Error) {
                return each;
            }
        }
        if (thrown instanceof AwsServiceException service) {
            return answered(service, call, request);
        }
        return thrown instanceof RuntimeException local ? unanswered(local, call, SentSecrets.of(request)) : thrown;
    }

    private GovernanceException answered(AwsServiceException thrown, Call call, SdkRequest request) {
        SentSecrets secrets = SentSecrets.of(request);
        Answer answer = Answer.of(thrown, secrets::hidden);
        Failures failures = new Failures(call, secrets.toldBy(thrown) ? null : thrown, answer.requestId());
        return switch (row(answer, call.operation())) {
            case ACCESS_DENIED -> denied(answer, failures, call, request);
            case BAD_CREDENTIALS ->
                new AccessDeniedException(
                        failures.of("AWS does not accept the credentials (" + answer.quoted() + ")"), null, null);
            case EXPIRED -> expired(answer, failures, call);
            case NOT_FOUND -> new NotFoundException(failures.of("does not exist here (" + answer.quoted() + ")"));
            case CONFLICT ->
                new ConflictException(failures.of("conflicts with what is there (" + answer.quoted() + ")"));
            case INVALID ->
                new InvalidRequestException(failures.of("AWS rejects the request"), List.of(answer.quoted()));
            case QUOTA ->
                new QuotaExceededException(failures.of("a quota of the account is used up (" + answer.quoted() + ")"));
            case THROTTLED ->
                new UnavailableException(
                        failures.of("throttled, also after " + tries(call) + " (" + answer.quoted()
                                + "); call again later, or ask for a higher quota"),
                        true);
            case UNAVAILABLE ->
                new UnavailableException(failures.of("the service failed, also after " + tries(call) + " ("
                        + answer.quoted() + "); call again later"));
            case UNKNOWN -> new UnexpectedAwsException(failures.of("AWS refused it (" + answer.quoted() + ")"));
        };
    }

    /**
     * S3 answers HEAD without a body, with expired credentials as with most that it does not like:
     * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html#API_HeadObject_RequestSyntax
     */
    private static ErrorRow row(Answer answer, Call.Operation operation) {
        boolean head = operation.service().equals("s3") && operation.name().startsWith("Head");
        return head && answer.status() == 400 && answer.code().isEmpty() ? ErrorRow.EXPIRED : answer.row();
    }

    private GovernanceException denied(Answer answer, Failures failures, Call call, SdkRequest request) {
        String target = RequestFacts.resource(request);
        Denial denial = Denial.of(call.operation(), answer.message(), caller, target);
        String who = denial.principal() == null ? "the caller" : denial.principal();
        String where = denial.resource() == null ? "" : " on " + denial.resource();
        Failure failure = failures.of(who + " may not " + denial.action() + where + "; " + denial.remedy());
        return new AccessDeniedException(failures.by(failure, denial.principal()), denial.resource(), denial.policy());
    }

    private GovernanceException expired(Answer answer, Failures failures, Call call) {
        call.credentials().ifPresent(caller::expired);
        String why = answer.code().isEmpty()
                ? "AWS does not say why it refuses it (" + answer.word()
                        + "), as S3 does when the credentials of a HEAD request expired"
                : "the credentials expired (" + answer.word() + ")";
        return new UnavailableException(failures.of(why + "; call again, and new ones are taken"));
    }

    private static GovernanceException unanswered(RuntimeException thrown, Call call, SentSecrets secrets) {
        Failures failures = new Failures(call, secrets.toldBy(thrown) ? null : thrown, null);
        if (thrown instanceof ApiCallTimeoutException || thrown instanceof ApiCallAttemptTimeoutException) {
            return new UnavailableException(failures.of("no answer within "
                    + call.limit().toMillis() + " ms" + unsure(call) + "; call again, or allow more time"));
        }
        if (thrown instanceof AbortedException) {
            return new UnavailableException(failures.of("the thread was interrupted" + unsure(call)));
        }
        boolean unreadable = String.valueOf(thrown.getMessage()).startsWith("Unable to unmarshall");
        if (thrown instanceof SdkClientException && !unreadable && below(thrown, IOException.class)) {
            return new UnavailableException(failures.of(
                    "no connection, also after " + tries(call) + unsure(call) + "; check the network and call again"));
        }
        if (thrown instanceof SdkClientException) {
            return new UnavailableException(failures.of(
                    "the answer could not be used" + unsure(call) + ": " + secrets.hidden(firstLine(thrown))));
        }
        return new UnexpectedAwsException(
                failures.of("the call failed inside the AWS SDK: " + secrets.hidden(firstLine(thrown))));
    }

    private static boolean below(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(Throwable thrown) {
        String text = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        return text.lines().findFirst().orElse("");
    }

    private static String tries(Call call) {
        return call.attempts() == 1 ? "1 attempt" : call.attempts() + " attempts";
    }

    private static String unsure(Call call) {
        return call.operation().change() && call.attempts() > 0 ? "; whether it took effect is not known" : "";
    }

    /** Makes the facts of the failures of one call. */
    private record Failures(
            Call call, @Nullable Throwable cause, @Nullable String requestId) {
        Failure of(String message) {
            Call.Operation operation = call.operation();
            return new Failure(operation.action(), message, operation.account(), null, requestId, cause);
        }

        Failure by(Failure failure, @Nullable String principal) {
            return new Failure(
                    failure.operation(), failure.message(), failure.account(), principal, requestId, failure.cause());
        }
    }
}
