package dev.mlgovern.testkit.internal.service;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error that AWS answers with. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Code of the error for an operation that LocalCloud does not have. */
    public static final String UNKNOWN_OPERATION = "UnknownOperationException";

    private final int status;
    private final String code;
    private final transient Map<String, Object> details = new LinkedHashMap<>();

    /**
     * An error.
     *
     * @param status HTTP status
     * @param code the error code, for example {@code ConflictException}
     * @param message the message as AWS words it
     */
    public AwsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /**
     * A request that breaks a rule.
     *
     * @param message which rule
     * @return a {@code ValidationException}
     */
    public static AwsError validation(String message) {
        return new AwsError(400, "ValidationException", message);
    }

    /**
     * An operation that LocalCloud does not have.
     *
     * @param operation its name
     * @return an {@code UnknownOperationException}; the call also counts as a violation
     */
    public static AwsError unknownOperation(String operation) {
        return new AwsError(400, UNKNOWN_OPERATION, "LocalCloud has no operation " + operation);
    }

    /**
     * Adds a member to the error, such as {@code OriginalStatusCode} of a {@code ModelError}.
     *
     * @param name the member
     * @param value its value, a text or a number
     * @return this
     */
    public AwsError with(String name, Object value) {
        details.put(name, value);
        return this;
    }

    /** {@return further members of the error} */
    public Map<String, Object> details() {
        return Map.copyOf(details);
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the error code} */
    public String code() {
        return code;
    }

    /** {@return the message} */
    public String message() {
        return String.valueOf(getMessage());
    }
}
