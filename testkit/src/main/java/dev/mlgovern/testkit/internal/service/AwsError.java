package dev.mlgovern.testkit.internal.service;

/** An error that AWS answers with. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

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
