package dev.mlgovern.core.work;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnexpectedAwsException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The same task for many keys. */
final class FanOutRun<K, V> implements Crew.Jobs {
    private final List<K> keys;
    private final Function<? super K, ? extends V> task;
    private final Map<K, V> results = new ConcurrentHashMap<>();
    private final Map<K, GovernanceException> failures = new ConcurrentHashMap<>();

    FanOutRun(Collection<K> keys, Function<? super K, ? extends V> task) {
        this.keys = List.copyOf(new LinkedHashSet<>(keys));
        this.task = task;
    }

    FanOut<K, V> run(Crew crew) {
        crew.run(this);
        Map<K, V> done = new LinkedHashMap<>();
        Map<K, GovernanceException> failed = new LinkedHashMap<>();
        for (K key : keys) {
            V result = results.get(key);
            if (result != null) {
                done.put(key, result);
            } else {
                failed.put(key, failures.getOrDefault(key, Interruptions.unavailable("forEach")));
            }
        }
        return new FanOut<>(done, failed);
    }

    @Override
    public int count() {
        return keys.size();
    }

    @Override
    public List<Integer> needs(int job) {
        return List.of();
    }

    @Override
    public boolean run(int job) {
        K key = keys.get(job);
        try {
            results.put(key, Objects.requireNonNull(task.apply(key), "the task yielded null"));
        } catch (GovernanceException e) {
            failures.put(key, e);
        } catch (RuntimeException e) {
            failures.put(key, unexpected(key, e));
        }
        return true;
    }

    private static GovernanceException unexpected(Object key, RuntimeException e) {
        Failure failure = Failure.of("forEach", "failed with " + e.getClass().getName() + ", see its cause")
                .causedBy(e);
        return new UnexpectedAwsException(key instanceof AccountId account ? failure.in(account) : failure);
    }
}
