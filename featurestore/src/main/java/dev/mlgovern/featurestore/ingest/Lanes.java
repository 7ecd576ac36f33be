package dev.mlgovern.featurestore.ingest;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent and what has to wait: entries of one identifier go one after the other, each when the one before is
 * done with, however often that is sent. Used by the run's thread.
 */
final class Lanes {
    private final Map<String, Entry> last = new HashMap<>();
    private final Deque<Entry> ready = new ArrayDeque<>();
    private final Queue<Entry> later = new PriorityQueue<>(Comparator.comparingDouble(entry -> entry.due));
    private int held;

    void admit(Entry entry) {
        held++;
        Entry before = last.put(entry.write().identifier(), entry);
        if (before == null) {
            ready.add(entry);
        } else {
            before.next = entry;
        }
    }

    /** Done with, one way or the other. */
    void release(Entry entry) {
        held--;
        Entry next = entry.next;
        if (next == null) {
            last.remove(entry.write().identifier());
        } else {
            ready.addFirst(next);
        }
    }

    void again(Entry entry) {
        later.add(entry);
    }

    /** Those whose time has come go before those that were never sent. */
    void wake(double now) {
        for (Entry first = later.peek(); first != null && first.due <= now; first = later.peek()) {
            ready.addFirst(later.remove());
        }
    }

    @Nullable
    Entry next() {
        return ready.poll();
    }

    int ready() {
        return ready.size();
    }

    /** {@return how many are here or under way} */
    int held() {
        return held;
    }

    /** {@return seconds until something is to be sent again; negative if nothing is} */
    double untilAgain(double now) {
        Entry first = later.peek();
        return first == null ? -1 : Math.max(0, first.due - now);
    }
}
