package dev.mlgovern.featurestore.ingest;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where answers wait for the run's thread. It is woken for several at a time: a change of threads for each record costs
 * more than all else here.
 */
final class Landing {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Queue<Batch> landed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable Thread resting;
    private volatile int enough = NEVER;
    private volatile boolean hungry;

    void land(Batch batch) {
        landed.add(batch);
        if (count.incrementAndGet() >= enough) {
            wake();
        }
    }

    @Nullable
    Batch poll() {
        Batch batch = landed.poll();
        if (batch != null) {
            count.decrementAndGet();
        }
        return batch;
    }

    /** Something came from the source. */
    void arrived() {
        if (hungry) {
            wake();
        }
    }

    void wake() {
        LockSupport.unpark(resting);
    }

    /**
     * Rests until so many answers are there, the time is over, or, for who is hungry, the source gave something.
     *
     * @param inbox what the source gives; null for who is not hungry
     */
    void rest(int answers, long nanos, @Nullable Inbox inbox) {
        resting = Thread.currentThread();
        enough = answers;
        hungry = inbox != null;
        if (count.get() < answers && (inbox == null || inbox.empty())) {
            LockSupport.parkNanos(this, nanos);
        }
        enough = NEVER;
        hungry = false;
    }
}
