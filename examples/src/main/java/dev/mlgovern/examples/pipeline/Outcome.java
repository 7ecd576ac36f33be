package dev.mlgovern.examples.pipeline;

import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;

/** How a step ended, with its exit code: those of BSD's sysexits.h, which no shell or JVM uses for something else. */
enum Outcome {
    DONE(0),
    /** Arguments, topology or request break rules; nothing was changed, and the same again ends the same. */
    INVALID(64),
    /** It failed, and a person has to look. */
    BROKEN(70),
    /** AWS throttled or did not answer for as long as a call may take; the same again may succeed. */
    RETRY_LATER(75),
    /** A rule of governance does not allow it yet; nothing was changed. */
    REFUSED(77);

    private final int code;

    Outcome(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Outcome of(RuntimeException failure) {
        if (failure instanceof InvalidRequestException || failure instanceof IllegalArgumentException) {
            return INVALID;
        }
        if (failure instanceof GateRefusedException) {
            return REFUSED;
        }
        return failure instanceof GovernanceException known && known.retryable() ? RETRY_LATER : BROKEN;
    }
}
