package dev.mlgovern.core.work;

import dev.mlgovern.core.call.CallContext;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One run of a {@link Crew}. What changes is guarded by the monitor of this object. */
final class Shift {
    private final Executor executor;
    private final int bound;
    private final Crew.Jobs jobs;
    private final CallContext context = CallContext.current();

    private final int[] missing;
    private final Queue<Integer> ready = new ArrayDeque<>();
    private final Set<Thread> running = new HashSet<>();
    private final Set<Thread> stoppedByUs = new HashSet<>();
    private int helpers;
    private boolean stopped;
    private @Nullable Throwable thrown;

    Shift(Executor executor, int bound, Crew.Jobs jobs) {
        this.executor = executor;
        this.bound = bound;
        this.jobs = jobs;
        this.missing = new int[jobs.count()];
        for (int job = 0; job < missing.length; job++) {
            missing[job] = jobs.needs(job).size();
            if (missing[job] == 0) {
                ready.add(job);
            }
        }
    }

    boolean run() {
        callHelpers();
        boolean interrupted = false;
        while (true) {
            try {
                Integer job = await();
                if (job == null) {
                    break;
                }
                perform(job);
            } catch (InterruptedException e) {
                interrupted = true;
                stop(null);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow();
        return !interrupted;
    }

    private void help() {
        for (Integer job = poll(); job != null; job = poll()) {
            perform(job);
        }
    }

    private void perform(int job) {
        boolean well = false;
        try {
            well = context.call(() -> jobs.run(job));
        } catch (Throwable t) { // passed on by the thread that called run()
            stop(t);
        } finally {
            finish(job, well);
        }
        callHelpers();
    }

    private synchronized @Nullable Integer await() throws InterruptedException {
        if (!stopped && Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (ready.isEmpty() && !running.isEmpty()) {
            wait();
        }
        return begin();
    }

    private synchronized @Nullable Integer poll() {
        Integer job = begin();
        if (job == null) {
            helpers--;
        }
        return job;
    }

    private @Nullable Integer begin() {
        Integer job = ready.poll();
        if (job != null) {
            running.add(Thread.currentThread());
        }
        return job;
    }

    private synchronized void finish(int job, boolean well) {
        running.remove(Thread.currentThread());
        if (stoppedByUs.remove(Thread.currentThread())) {
            Thread.interrupted(); // ours, and not meant for what the thread does next
        }
        if (well && !stopped) {
            for (int next = job + 1; next < missing.length; next++) {
                if (jobs.needs(next).contains(job) && --missing[next] == 0) {
                    ready.add(next);
                }
            }
        }
        notifyAll();
    }

    private synchronized void stop(@Nullable Throwable cause) {
        if (thrown == null || (cause instanceof Error && !(thrown instanceof Error))) {
            thrown = cause;
        }
        stopped = true;
        ready.clear();
        running.stream().filter(t -> t != Thread.currentThread()).forEach(t -> {
            stoppedByUs.add(t);
            t.interrupt();
        });
    }

    private void callHelpers() {
        for (int i = helpersWanted(); i > 0; i--) {
            try {
                executor.execute(this::help);
            } catch (RejectedExecutionException e) {
                poorer(i);
                return;
            }
        }
    }

    private synchronized int helpersWanted() {
        int wanted = Math.max(0, Math.min(ready.size(), bound - 1) - helpers);
        helpers += wanted;
        return wanted;
    }

    private synchronized void poorer(int refused) {
        helpers -= refused;
    }

    private synchronized void rethrow() {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
