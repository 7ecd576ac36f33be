package dev.mlgovern.observability.logs;

import dev.mlgovern.core.account.AccountId;
import java.time.Instant;

/**
 * One logged event. Immutable.
 *
 * @param account whose it is
 * @param group the log group
 * @param stream the log stream
 * @param at when it happened, to the millisecond
 * @param message what was logged
 */
public record LogLine(AccountId account, String group, String stream, Instant at, String message) {
    /** When and where; the message may be anything, and is left out. */
    @Override
    public String toString() {
        return "%s %s %s %s, %d characters".formatted(at, account, group, stream, message.length());
    }
}
