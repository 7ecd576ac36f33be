package dev.mlgovern.core.call;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS answered when it said no; every part may be missing. */
record Answer(
        String code, String message, int status, @Nullable String requestId) {
    // a container's error says what it could not use, in its own words
    private static final String MODEL_ERROR = "ModelError";

    static Answer of(AwsServiceException thrown, UnaryOperator<String> clean) {
        // null when the answer had no body that could be read, and for errors of the HTTP layer
        AwsErrorDetails details = thrown.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String message = details == null ? null : details.errorMessage();
        return new Answer(
                code == null ? "" : code,
                message == null ? "" : said(code, clean.apply(message)),
                thrown.statusCode(),
                thrown.requestId());
    }

    private static String said(@Nullable String code, String message) {
        return MODEL_ERROR.equals(code)
                ? "the container's words are left out, since they may repeat what it was sent; its log has them"
                : message;
    }

    /** Whether an error may hold any part of what was sent. */
    static boolean repeatsItsInput(Throwable thrown) {
        return thrown instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && MODEL_ERROR.equals(service.awsErrorDetails().errorCode());
    }

    ErrorRow row() {
        return ErrorRow.of(code, message, status);
    }

    /** AWS's code, or the HTTP status where there is none. */
    String word() {
        return code.isEmpty() ? "HTTP " + status : code;
    }

    /** AWS's code and own words, without secrets. */
    String quoted() {
        return message.isEmpty() ? word() : word() + ": " + message;
    }
}
