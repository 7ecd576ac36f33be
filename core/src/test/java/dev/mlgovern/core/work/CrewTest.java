package dev.mlgovern.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.call.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrewTest {
    /** Outlives the class, since two test engines run it one after the other. */
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "crew-test");
        thread.setDaemon(true);
        return thread;
    });

    private record TestJobs(List<List<Integer>> all, IntPredicate job) implements Crew.Jobs {
        @Override
        public int count() {
            return all.size();
        }

        @Override
        public List<Integer> needs(int job) {
            return all.get(job);
        }

        @Override
        public boolean run(int number) {
            return job.test(number);
        }
    }

    private static List<List<Integer>> independent(int count) {
        return Collections.nCopies(count, List.of());
    }

    private static List<List<Integer>> randomGraph(int count, Random random) {
        List<List<Integer>> graph = new ArrayList<>();
        for (int job = 0; job < count; job++) {
            graph.add(random.ints(0, job + 1)
                    .limit(3)
                    .filter(n -> n > 0)
                    .map(n -> n - 1)
                    .distinct()
                    .boxed()
                    .toList());
        }
        return graph;
    }

    @Property(tries = 300)
    void run_anyGraph_doesEachOnceAfterItsNeedsWithinTheBound(
            @ForAll @IntRange(min = 0, max = 30) int count,
            @ForAll @IntRange(min = 1, max = 6) int bound,
            @ForAll long seed) {
        List<List<Integer>> graph = randomGraph(count, new Random(seed));
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        AtomicInteger active = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        boolean finished = new Crew(THREADS, bound).run(new TestJobs(graph, job -> {
            most.accumulateAndGet(active.incrementAndGet(), Math::max);
            boolean inOrder = done.containsAll(graph.get(job)) && done.add(job);
            active.decrementAndGet();
            if (!inOrder) {
                throw new AssertionError("job " + job + " ran twice or too early");
            }
            return true;
        }));

        assertThat(finished).isTrue();
        assertThat(done).hasSize(count);
        assertThat(most.get()).isLessThanOrEqualTo(bound);
    }

    @Property(tries = 200)
    void run_someFail_doesAllThatDoNotNeedThem(@ForAll @IntRange(min = 1, max = 20) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<List<Integer>> graph = randomGraph(count, random);
        Set<Integer> failing = Set.copyOf(random.ints(0, count).limit(3).boxed().toList().stream()
                .distinct()
                .toList());
        Set<Integer> expected = ConcurrentHashMap.newKeySet();
        for (int job = 0; job < count; job++) {
            if (!failing.contains(job) && expected.containsAll(graph.get(job))) {
                expected.add(job);
            }
        }
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        new Crew(THREADS, 4).run(new TestJobs(graph, job -> !failing.contains(job) && done.add(job)));

        assertThat(done).isEqualTo(expected);
    }

    @Test
    void run_independentJobs_runSideBySide() {
        CountDownLatch all = new CountDownLatch(3);

        new Crew(THREADS, 3).run(new TestJobs(independent(3), job -> meet(all)));

        assertThat(all.getCount()).isZero();
    }

    @Test
    void run_noFreeThread_callerDoesEverythingEvenNested() {
        ExecutorService one = Executors.newSingleThreadExecutor();
        AtomicInteger inner = new AtomicInteger();
        Crew crew = new Crew(one, 4);

        crew.run(new TestJobs(
                independent(4), job -> crew.run(new TestJobs(independent(5), ignored -> inner.incrementAndGet() > 0))));
        one.shutdownNow();
        crew.run(new TestJobs(independent(5), ignored -> inner.incrementAndGet() > 0));

        assertThat(inner.get()).isEqualTo(25);
    }

    @Test
    void run_oneCrashes_startsNoFurtherOneAndWakesThoseThatSleep() {
        CountDownLatch sleeping = new CountDownLatch(1);
        Set<Integer> begun = ConcurrentHashMap.newKeySet();
        Set<Integer> woken = ConcurrentHashMap.newKeySet();
        InternalError crash = new InternalError("crash");

        assertThatThrownBy(() -> new Crew(THREADS, 2).run(new TestJobs(independent(10), job -> {
                    begun.add(job);
                    if (begun.size() == 1) {
                        sleeping.countDown();
                        woken.add(sleepLong() ? -1 : job);
                        return true;
                    }
                    meet(sleeping);
                    throw crash;
                })))
                .isSameAs(crash);

        assertThat(begun).hasSize(2);
        assertThat(woken).hasSize(1).doesNotContain(-1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void run_callerInterrupted_stopsAndKeepsTheMark() {
        AtomicInteger begun = new AtomicInteger();
        Thread caller = Thread.currentThread();

        boolean finished = new Crew(THREADS, 1).run(new TestJobs(independent(5), job -> {
            begun.incrementAndGet();
            caller.interrupt();
            return true;
        }));

        assertThat(finished).isFalse();
        assertThat(begun).hasValue(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static boolean meet(CountDownLatch all) {
        all.countDown();
        try {
            all.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean sleepLong() {
        try {
            Sleeper.real().sleep(Duration.ofSeconds(20));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
