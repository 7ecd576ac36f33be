package dev.mlgovern.testkit.internal.door;

import java.time.Duration;

/** What a fault does to a request. */
public sealed interface Effect {
    /** Nothing. */
    Effect NONE = new Slow(Duration.ZERO);

    /**
     * The service answers with an error and does nothing.
     *
     * @param status HTTP status
     * @param code error code
     * @param message its message
     */
    record Refused(int status, String code, String message) implements Effect {}

    /** The service answers, in its own words, that there were too many requests. */
    record Throttled() implements Effect {}

    /** The service answers, in its own words, that the session is over. */
    record Expired() implements Effect {}

    /** The service answers that no policy permits it. */
    record Denied() implements Effect {}

    /** The connection is reset before the service sees the request. */
    record Reset() implements Effect {}

    /** The service does its work, and the connection is reset before the answer. */
    record Lost() implements Effect {}

    /** The service does its work, and the connection is reset in the middle of the answer. */
    record CutOff() implements Effect {}

    /** The service does its work, and the answer's body is garbage. */
    record Malformed() implements Effect {}

    /** A listing answers with an empty page and a token before each page. */
    record Empty() implements Effect {}

    /**
     * The answer takes real time.
     *
     * @param delay how long
     */
    record Slow(Duration delay) implements Effect {}

    /**
     * The answer takes time on the cloud's clock.
     *
     * @param delay how long
     */
    record ClockMoves(Duration delay) implements Effect {}
}
