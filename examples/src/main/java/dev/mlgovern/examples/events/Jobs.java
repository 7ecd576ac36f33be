package dev.mlgovern.examples.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Events that are being handled, and those handled whose outcome nobody has heard yet: EventBridge hangs up after five
 * seconds and comes again. Thread-safe.
 */
final class Jobs {
    private static final int REMEMBERED = 1_000;

    private final Function<ModelPackageEvent, Outcome> handler;
    private final int most;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<ModelPackageEvent, CompletableFuture<Outcome>> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ModelPackageEvent, CompletableFuture<Outcome>> eldest) {
            return size() > REMEMBERED;
        }
    };
    private boolean closed;

    Jobs(int most, Function<ModelPackageEvent, Outcome> handler) {
        this.most = most;
        this.free = new Semaphore(most);
        this.handler = handler;
    }

    /** The outcome of an event, which is handled from now on unless it is already; empty if there is too much to do. */
    synchronized Optional<CompletableFuture<Outcome>> outcome(ModelPackageEvent event) {
        CompletableFuture<Outcome> begun = known.get(event);
        if (begun != null) {
            return Optional.of(begun);
        }
        if (closed || !free.tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<Outcome> job = CompletableFuture.supplyAsync(() -> handler.apply(event), threads)
                .whenComplete((outcome, failure) -> free.release());
        known.put(event, job);
        return Optional.of(job);
    }

    /** Forgets an outcome that was heard: should the event come again, it is handled again. */
    synchronized void heard(ModelPackageEvent event) {
        known.remove(event);
    }

    synchronized boolean closed() {
        return closed;
    }

    /** Begins nothing more, and waits for what is under way; interrupts what takes longer. */
    void close(Duration grace) throws InterruptedException {
        synchronized (this) {
            closed = true;
        }
        if (free.tryAcquire(most, grace.toMillis(), TimeUnit.MILLISECONDS)) {
            free.release(most);
        }
        threads.shutdownNow();
    }
}
