package dev.mlgovern.examples.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** EventBridge with several handlers behind it: whatever is to come again comes again, though not for ever. */
final class Delivery {
    private static final int MOST = 20;

    private final List<ReleaseHandler> handlers;
    private final AtomicInteger next = new AtomicInteger();

    Delivery(ReleaseHandler... handlers) {
        this.handlers = List.of(handlers);
    }

    Outcome one(ModelPackageEvent event) {
        List<Outcome> tries = new ArrayList<>();
        while (tries.size() < MOST) {
            Outcome outcome =
                    handlers.get(next.getAndIncrement() % handlers.size()).handle(event);
            if (!(outcome instanceof Outcome.RetryLater)) {
                return outcome;
            }
            tries.add(outcome);
        }
        throw new AssertionError("never handled: " + tries);
    }

    List<Outcome> atOnce(List<ModelPackageEvent> events) {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<CompletableFuture<Outcome>> outcomes = events.stream()
                    .map(event -> CompletableFuture.supplyAsync(() -> one(event), threads))
                    .toList();
            return outcomes.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }
}
