package dev.mlgovern.core.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values that were used last, each made once. What falls out is forgotten, not closed: who holds it goes on with it.
 * Thread-safe; making one value keeps nobody from another.
 *
 * @param <K> what tells values apart
 * @param <V> what is kept
 */
public final class Recent<K, V> {
    private final Map<K, Slot<V>> slots;

    /**
     * Keeps nothing yet.
     *
     * @param most how many values are kept
     */
    public Recent(int most) {
        slots = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Slot<V>> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * The value of a key.
     *
     * @param key tells it apart
     * @param make makes it if it is not kept
     * @return the same one for all who ask while it is kept
     */
    public V get(K key, Supplier<? extends V> make) {
        return slot(key).filled(make);
    }

    /**
     * Forgets everything.
     *
     * @return what was kept
     */
    public synchronized List<V> drain() {
        List<V> all = slots.values().stream()
                .map(slot -> slot.value)
                .filter(Objects::nonNull)
                .toList();
        slots.clear();
        return all;
    }

    private synchronized Slot<V> slot(K key) {
        return slots.computeIfAbsent(key, missing -> new Slot<>());
    }

    private static final class Slot<V> {
        private volatile @Nullable V value;

        private synchronized V filled(Supplier<? extends V> make) {
            V known = value;
            if (known == null) {
                known = make.get();
                value = known;
            }
            return known;
        }
    }
}
