package dev.mlgovern.observability.audit;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import java.util.Iterator;
import java.util.Map;

/** Where events are read. */
@FunctionalInterface
interface Trail {
    /**
     * Reads what may be wanted, newest first; more than that does no harm.
     *
     * @param failures gets what could not be read
     */
    Iterator<AuditEvent> read(Wanted wanted, Map<AccountId, GovernanceException> failures);
}
