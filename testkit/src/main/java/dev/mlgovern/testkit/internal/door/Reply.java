package dev.mlgovern.testkit.internal.door;

import dev.mlgovern.testkit.internal.service.WireResponse;

/** What comes back over the connection. */
sealed interface Reply {
    /** A whole answer. */
    record Answered(WireResponse response) implements Reply {}

    /** The first half of an answer's body, then a reset. */
    record CutOff(WireResponse response) implements Reply {}

    /** A reset. */
    record Reset() implements Reply {}
}
