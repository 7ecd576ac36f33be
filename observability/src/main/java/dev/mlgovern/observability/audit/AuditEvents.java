package dev.mlgovern.observability.audit;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.Gathered;
import java.util.Iterator;
import java.util.Map;

/** Events, newest first. Thread-safe. */
public final class AuditEvents implements Gathered<AuditEvent> {
    private final Gathered<AuditEvent> gathered;

    AuditEvents(Source<AuditEvent> source) {
        gathered = Gathered.of("events", source);
    }

    @Override
    public Iterator<AuditEvent> iterator() {
        return gathered.iterator();
    }

    @Override
    public Map<AccountId, GovernanceException> failuresSoFar() {
        return gathered.failuresSoFar();
    }

    @Override
    public String toString() {
        return gathered.toString();
    }
}
