package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.FanOut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of each account so far. Used by one thread at a time. */
final class Outcomes<T> {
    private final Map<AccountId, List<T>> found = new LinkedHashMap<>();
    private final Map<AccountId, GovernanceException> failures = new LinkedHashMap<>();

    Outcomes(Collection<AccountId> accounts) {
        accounts.forEach(account -> found.put(account, new ArrayList<>()));
    }

    /** What is of an account that was not asked for is left out. */
    void add(AccountId account, T item) {
        List<T> items = found.get(account);
        if (items != null) {
            items.add(item);
        }
    }

    void failed(AccountId account, GovernanceException failure) {
        failures.putIfAbsent(account, failure);
    }

    void failed(Collection<AccountId> accounts, GovernanceException failure) {
        accounts.forEach(account -> failed(account, failure));
    }

    FanOut<AccountId, List<T>> all() {
        Map<AccountId, List<T>> results = new LinkedHashMap<>();
        Map<AccountId, GovernanceException> failed = new LinkedHashMap<>();
        found.forEach((account, items) -> {
            GovernanceException failure = failures.get(account);
            if (failure == null) {
                results.put(account, List.copyOf(items));
            } else {
                failed.put(account, failure);
            }
        });
        return new FanOut<>(results, failed);
    }
}
