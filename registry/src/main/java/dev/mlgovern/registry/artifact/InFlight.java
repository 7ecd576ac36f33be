package dev.mlgovern.registry.artifact;

import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A bounded number of copies at the same time; after a failure none begins, and those that run are awaited. */
final class InFlight {
    private final int most;

    InFlight(int most) {
        this.most = most;
    }

    <T> List<T> all(List<Supplier<T>> tasks) {
        if (tasks.size() < 2) {
            return tasks.stream().map(Supplier::get).toList();
        }
        AtomicBoolean stopped = new AtomicBoolean();
        CallContext context = CallContext.current();
        List<Callable<T>> guarded = new ArrayList<>();
        tasks.forEach(task -> guarded.add(context.wrap(guarded(task, stopped))));
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(most, tasks.size()), InFlight::thread);
        try {
            return results(threads.invokeAll(guarded));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Failure.of("copy", "the thread was interrupted; run it again")
                    .causedBy(e));
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Callable<T> guarded(Supplier<T> task, AtomicBoolean stopped) {
        return () -> {
            if (stopped.get()) {
                throw new CancellationException();
            }
            try {
                return task.get();
            } catch (RuntimeException | Error failed) {
                stopped.set(true);
                throw failed;
            }
        };
    }

    private static <T> List<T> results(List<Future<T>> done) throws InterruptedException {
        List<T> results = new ArrayList<>();
        Throwable first = null;
        for (Future<T> each : done) {
            try {
                results.add(each.get());
            } catch (ExecutionException failed) {
                boolean told = first == null || first instanceof CancellationException;
                first = told ? failed.getCause() : first;
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException failed) {
            throw failed;
        }
        return results;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "mlgovern-copy");
        thread.setDaemon(true);
        return thread;
    }
}
