package dev.mlgovern.testkit.internal.door;

import dev.mlgovern.testkit.internal.service.Caller;
import java.util.ArrayList;
import java.util.List;

/** The requests that were understood, in the order in which they were answered. */
public final class CallLog {
    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    /** {@return all requests so far} */
    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    /** Begins anew. */
    public synchronized void clear() {
        entries.clear();
    }

    /**
     * One request.
     *
     * @param who who called
     * @param asked what for
     * @param mutating whether it changes anything
     * @param outcome the error code; empty for success
     * @param fault which fault it met; empty for none
     */
    public record Entry(Caller.Identity who, Asked asked, boolean mutating, String outcome, String fault) {}

    /**
     * What was asked for.
     *
     * @param service name of the service
     * @param operation name of the operation
     * @param action the IAM action
     * @param resource the ARN
     */
    public record Asked(String service, String operation, String action, String resource) {}
}
