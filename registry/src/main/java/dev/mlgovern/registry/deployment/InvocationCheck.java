package dev.mlgovern.registry.deployment;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * A request to an endpoint and what has to come back. Immutable; thread-safe if its condition is. Its {@code toString}
 * does not show the payload.
 */
public final class InvocationCheck {
    private final String contentType;
    private final byte[] payload;
    private final String expectation;
    private final Predicate<String> condition;

    private InvocationCheck(String contentType, byte[] payload, String expectation, Predicate<String> condition) {
        this.contentType = contentType;
        this.payload = payload;
        this.expectation = expectation;
        this.condition = condition;
    }

    /**
     * A check that any answer but an error passes.
     *
     * @param contentType of the payload, such as {@code text/csv}
     * @param payload what is sent
     * @return the check
     */
    public static InvocationCheck of(String contentType, byte[] payload) {
        return new InvocationCheck(contentType, payload.clone(), "an answer", answer -> true);
    }

    /**
     * As {@link #of(String, byte[])}.
     *
     * @param contentType of the payload
     * @param payload sent as UTF-8
     * @return the check
     */
    public static InvocationCheck of(String contentType, String payload) {
        return of(contentType, payload.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same check with a condition on the answer.
     *
     * @param what the condition in words, which is recorded: {@code "a probability"}
     * @param met true if the answer, read as UTF-8, is right
     * @return the check
     */
    public InvocationCheck expecting(String what, Predicate<String> met) {
        return new InvocationCheck(contentType, payload, what, met);
    }

    /**
     * The kind of payload.
     *
     * @return a MIME type
     */
    public String contentType() {
        return contentType;
    }

    /**
     * What is expected.
     *
     * @return in words
     */
    public String expectation() {
        return expectation;
    }

    byte[] payload() {
        return payload.clone();
    }

    boolean met(String answer) {
        return condition.test(answer);
    }

    @Override
    public String toString() {
        return "InvocationCheck[" + payload.length + " bytes of " + contentType + ", expecting " + expectation + "]";
    }
}
