package dev.mlgovern.core.work;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * Does jobs side by side, never more than its bound, and each after those that it needs.
 *
 * <p>The caller's own thread works too. So jobs that start crews of their own cannot wait for each other for ever, even
 * on an executor without a free thread.
 */
final class Crew {
    /** Jobs by number, each needing only lower ones. */
    interface Jobs {
        int count();

        List<Integer> needs(int job);

        /**
         * Does one. What it throws stops everything.
         *
         * @return whether those that need it may begin
         */
        boolean run(int job);
    }

    private final Executor executor;
    private final int bound;

    Crew(Executor executor, int bound) {
        this.executor = executor;
        this.bound = bound;
    }

    /**
     * Does all jobs that can be done, and returns when none runs any more.
     *
     * <p>When one throws, no further one begins, those that run are interrupted, and what was thrown is thrown here.
     *
     * @return false if this thread was interrupted, so that jobs may be left; it is still marked so
     */
    boolean run(Jobs jobs) {
        return new Shift(executor, bound, jobs).run();
    }
}
