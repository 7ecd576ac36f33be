package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnavailableException;

/** What came of one write. */
sealed interface Answer {
    /** It is written. */
    Answer DONE = new Done();

    /** It is written. */
    record Done() implements Answer {}

    /**
     * It is not written, and sending it again changes nothing.
     *
     * @param reason why
     */
    record Refused(GovernanceException reason) implements Answer {}

    /**
     * It may not be written; sending it again may help.
     *
     * @param reason why
     * @param throttled whether the service said that there is too much at once
     */
    record Again(GovernanceException reason, boolean throttled) implements Answer {}

    /** What a call's failure means for a write that was in it. */
    static Answer of(GovernanceException failed) {
        if (failed instanceof UnavailableException unavailable) {
            return new Again(failed, unavailable.throttled());
        }
        return failed.retryable() ? new Again(failed, false) : new Refused(failed);
    }
}
