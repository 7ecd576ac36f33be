package dev.mlgovern.core.call;

import dev.mlgovern.core.error.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Tells the listeners of each call that ended. */
final class CallEvents {
    private static final Logger LOG = LoggerFactory.getLogger(CallEvents.class);
    private static final List<String> REQUEST_ID = List.of("x-amzn-RequestId", "x-amz-request-id");

    private final List<CallListener> listeners;

    CallEvents(List<CallListener> listeners) {
        this.listeners = listeners;
    }

    void succeeded(Call call, SdkHttpResponse response) {
        if (listeners.isEmpty()) {
            return;
        }
        String requestId = REQUEST_ID.stream()
                .flatMap(name -> response.firstMatchingHeader(name).stream())
                .findFirst()
                .orElse(null);
        tell(call, CallEvent.Outcome.SUCCEEDED, null, requestId);
    }

    void failed(Call call, Throwable thrown) {
        if (thrown instanceof AwsServiceException service) {
            Answer answer = Answer.of(service, Secrets::hidden);
            tell(call, CallEvent.Outcome.FAILED, answer.word(), answer.requestId());
        } else {
            tell(call, CallEvent.Outcome.FAILED, thrown.getClass().getSimpleName(), null);
        }
    }

    void refused(Call call, RuntimeException thrown) {
        tell(call, CallEvent.Outcome.REFUSED, thrown.getClass().getSimpleName(), null);
    }

    private void tell(Call call, CallEvent.Outcome outcome, @Nullable String error, @Nullable String requestId) {
        if (listeners.isEmpty()) {
            return;
        }
        Call.Operation operation = call.operation();
        CallEvent event = new CallEvent(
                operation.service(),
                operation.name(),
                operation.account(),
                operation.region(),
                call.label(),
                call.start(),
                call.elapsed(),
                call.attempts(),
                outcome,
                error,
                requestId);
        listeners.forEach(listener -> tell(listener, event));
    }

    private static void tell(CallListener listener, CallEvent event) {
        try {
            listener.called(event);
        } catch (RuntimeException ignored) {
            LOG.warn(
                    "a listener of class {} failed and is ignored",
                    listener.getClass().getName(),
                    ignored);
        }
    }
}
