package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.Gathered;
import java.util.Iterator;
import java.util.Map;

/**
 * What was found, the best first. Thread-safe.
 *
 * @param <T> what is looked for
 */
public final class Hits<T> implements Gathered<T> {
    private final Gathered<T> gathered;

    Hits(Source<T> source) {
        gathered = Gathered.of("hits", source);
    }

    @Override
    public Iterator<T> iterator() {
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
