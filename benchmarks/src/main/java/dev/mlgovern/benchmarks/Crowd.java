package dev.mlgovern.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin together. */
record Crowd(int threads) {
    /** What one of them does. */
    @FunctionalInterface
    interface Task {
        void run(int thread) throws Exception;
    }

    /** Returns when all have ended. */
    void run(Task task) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            running.add(pool.submit(() -> {
                begin.await();
                task.run(thread);
                return null;
            }));
        }
        begin.countDown();
        pool.shutdown();
        for (Future<?> each : running) {
            each.get();
        }
    }
}
