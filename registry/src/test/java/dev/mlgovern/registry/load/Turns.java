package dev.mlgovern.registry.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets several work at once so that it can be done again: one of them runs at a time, and before each request chance says
 * who goes on.
 */
final class Turns {
    private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();

    private final Random chance;
    private final Semaphore parked = new Semaphore(0);
    private volatile int atWork;

    Turns(Random chance) {
        this.chance = chance;
    }

    /** Does all of it, and throws the first thing that was thrown. */
    void together(List<Runnable> work) {
        List<Worker> all = work.stream().map(Worker::new).toList();
        List<Worker> live = new ArrayList<>(all);
        atWork = live.size();
        all.forEach(worker -> new Thread(worker, "turns").start());
        while (!live.isEmpty()) {
            Worker next = live.get(chance.nextInt(live.size()));
            next.go.release();
            parked.acquireUninterruptibly();
            if (next.ended) {
                live.remove(next);
                atWork = live.size();
            }
        }
        all.forEach(Worker::rethrow);
    }

    /** Called before each request; does nothing for who works alone. */
    static void pause() {
        Worker worker = CURRENT.get();
        if (worker != null) {
            worker.park();
        }
    }

    /** Whether nobody else is in the middle of something. */
    static boolean alone() {
        Worker worker = CURRENT.get();
        return worker == null || worker.isAlone();
    }

    private final class Worker implements Runnable {
        private final Semaphore go = new Semaphore(0);
        private final Runnable work;
        private volatile boolean ended;
        private volatile @Nullable Throwable thrown;

        Worker(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            go.acquireUninterruptibly();
            CURRENT.set(this);
            try {
                work.run();
            } catch (Throwable t) { // thrown again by whoever let all work
                thrown = t;
            } finally {
                ended = true;
                parked.release();
            }
        }

        boolean isAlone() {
            return atWork == 1;
        }

        void park() {
            parked.release();
            go.acquireUninterruptibly();
        }

        void rethrow() {
            Throwable t = thrown;
            if (t != null) {
                throw new AssertionError(t.getMessage(), t);
            }
        }
    }
}
