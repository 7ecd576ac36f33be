package dev.mlgovern.core.call;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS answered when it said no; every part may be missing. */
record Answer(
        String code, String message, int status, @Nullable String requestId) {
    static Answer of(AwsServiceException thrown) {
        // null when the answer had no body that could be read, and for errors of the HTTP layer
        AwsErrorDetails details = thrown.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String message = details == null ? null : details.errorMessage();
        return new Answer(
                code == null ? "" : code, message == null ? "" : message, thrown.statusCode(), thrown.requestId());
    }

    ErrorRow row() {
        return ErrorRow.of(code, message, status);
    }

    /** AWS's code, or the HTTP status where there is none. */
    String word() {
        return code.isEmpty() ? "HTTP " + status : code;
    }

    /** AWS's own words, without secrets, in brackets; nothing if it gave none. */
    String quoted() {
        return message.isEmpty() ? word() : word() + ": " + Secrets.hidden(message);
    }
}
