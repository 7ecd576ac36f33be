package dev.mlgovern.featurestore.ingest;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Where whoever feeds meets the run's thread: a source is asked for more only while there is room. */
final class Inbox {
    private final Queue<Entry> entries = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final int capacity;
    private final Runnable arrived;
    private volatile @Nullable IntConsumer taker;
    private boolean ended;
    private boolean closed;
    private @Nullable Throwable failure;

    Inbox(int capacity, Runnable arrived) {
        this.capacity = capacity;
        this.arrived = arrived;
    }

    /** Sets who hears how many were taken, outside of any lock. */
    void onTaken(IntConsumer hearing) {
        taker = hearing;
    }

    int capacity() {
        return capacity;
    }

    /** Waits for room. {@return false if the run is over, so that nobody takes any more} */
    boolean put(Entry entry) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (entries.size() >= capacity && !closed) {
                room.await();
            }
            if (closed) {
                return false;
            }
            entries.add(entry);
        } finally {
            lock.unlock();
        }
        arrived.run();
        return true;
    }

    /** Does not wait; what comes after the end is dropped. {@return false if there is no room} */
    boolean offer(Entry entry) {
        lock.lock();
        try {
            if (ended || closed) {
                return true;
            }
            if (entries.size() >= capacity) {
                return false;
            }
            entries.add(entry);
        } finally {
            lock.unlock();
        }
        arrived.run();
        return true;
    }

    /** Nothing comes any more, perhaps since the source failed. */
    void end(@Nullable Throwable why) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                failure = why;
            }
        } finally {
            lock.unlock();
        }
        arrived.run();
    }

    /** Takes what is there. {@return how many} */
    int drain(Collection<Entry> into, int most) {
        int taken = 0;
        lock.lock();
        try {
            for (; taken < most && !entries.isEmpty(); taken++) {
                into.add(entries.remove());
            }
            if (taken > 0) {
                room.signal();
            }
        } finally {
            lock.unlock();
        }
        IntConsumer hearing = taker;
        if (taken > 0 && hearing != null) {
            hearing.accept(taken);
        }
        return taken;
    }

    /** The run is over. */
    void close() {
        lock.lock();
        try {
            closed = true;
            entries.clear();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        IntConsumer hearing = taker;
        if (hearing != null) {
            hearing.accept(0);
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    boolean empty() {
        lock.lock();
        try {
            return entries.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether all that ever comes has been taken} */
    boolean exhausted() {
        lock.lock();
        try {
            return ended && entries.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** What the source threw. */
    @Nullable
    Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }
}
