package dev.mlgovern.registry.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.registry.Bank;
import dev.mlgovern.testkit.LocalCloud;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand calls of the road with faults by chance: whatever happens, each road ends as an undisturbed one does.
 * {@code -Dmlgovern.load.seed=N} does the same again.
 */
class LoadTest {
    private static final long SEED = Long.getLong("mlgovern.load.seed", System.nanoTime());
    private static final int ROADS = Integer.getInteger("mlgovern.load.roads", 96);
    private static final int CALLS = 100_000;
    /** Mostly they wait for the SDK's pauses between attempts, which are real ones. */
    private static final int AT_ONCE = 48;

    private final Map<Integer, List<String>> undisturbed = new ConcurrentHashMap<>();

    /** Begins at the same moment in each run, and goes on by a little each time that somebody looks. */
    private static final class TickingClock extends Clock {
        private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
        private final AtomicLong ticks = new AtomicLong();

        @Override
        public Instant instant() {
            return START.plusNanos(100_000 * ticks.incrementAndGet());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void road_underAHundredThousandFaultInjectedCalls_endsAsUndisturbed() throws Exception {
        long began = System.nanoTime();
        System.out.println("load: seed " + SEED + " (repeat with -Dmlgovern.load.seed=" + SEED + ")");
        Tally all = new Tally(false);
        List<Throwable> failures = walkedAll(all);
        System.out.printf(
                "load: %d calls on %d roads, faults %s, ends %s, digest %s, %d s%n",
                all.calls(),
                ROADS,
                all.faults(),
                all.ends(),
                all.digest(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds());

        assertThat(failures).isEmpty();
        assertThat(all.calls()).isGreaterThanOrEqualTo(CALLS);
        assertThat(all.faults())
                .containsOnlyKeys(
                        "throttled",
                        "refused",
                        "reset",
                        "lost",
                        "cutoff",
                        "malformed",
                        "denied",
                        "expired",
                        "clockmoves",
                        "empty");
        assertThat(all.ends()).containsKeys("crash", "IncompleteException", "UnavailableException");
    }

    @Test
    void road_ofTheSameSeed_meetsTheSameFaultsAndEndsTheSame() throws Exception {
        List<List<String>> stories = new ArrayList<>();
        for (Future<Tally> road : walkedAtOnce(List.of(0, 1, 2, 0, 1, 2))) {
            stories.add(road.get().story());
        }

        assertThat(stories.subList(3, 6)).as("seed %d", SEED).isEqualTo(stories.subList(0, 3));
        assertThat(stories.subList(0, 3)).doesNotHaveDuplicates();
    }

    /** Adds up what happened, in the order of the roads. */
    private List<Throwable> walkedAll(Tally all) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (Future<Tally> road : walkedAtOnce(IntStream.range(0, ROADS).boxed().toList())) {
            try {
                all.add(road.get());
            } catch (ExecutionException failed) {
                failures.add(failed.getCause());
            }
        }
        return failures;
    }

    private List<Future<Tally>> walkedAtOnce(List<Integer> roads) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Tally>> all = new ArrayList<>();
        roads.forEach(road -> all.add(threads.submit(() -> walked(road))));
        threads.shutdown();
        return all;
    }

    private Tally walked(int number) {
        String which = "road " + number + " of seed " + SEED;
        int shape = number % Road.SHAPES;
        Random chance = new Random(SEED * 1_000_003 + number);
        Weather weather = new Weather(chance);
        int workers = 1 + chance.nextInt(3);
        Tally tally = new Tally(workers == 1);
        try (LocalCloud cloud = weather.cloud().clock(new TickingClock()).start()) {
            Bank bank = new Bank(cloud);
            Road road = new Road(bank, shape);
            cloud.clock().advance(Duration.ofMinutes(1));
            cloud.clearCalls();
            weather.over(cloud);
            walk(road, names(workers), name -> new Worker(name, bank, weather, tally), new Turns(chance));
            cloud.faults().clear();
            tally.saw(cloud.calls());
            cloud.clock().advance(Duration.ofMinutes(2));
            List<String> end = road.end();
            tally.left(end);
            assertThat(difference(end, undisturbed.computeIfAbsent(shape, LoadTest::undisturbed)))
                    .as(which)
                    .isEmpty();
            assertThat(tally.problems()).as(which).isEmpty();
            assertThat(cloud.violations()).as(which).isEmpty();
            return tally;
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError(which + ": " + failed.getMessage(), failed);
        }
    }

    private static List<String> names(int count) {
        return List.of("ines", "otto", "uma").subList(0, count);
    }

    private static void walk(Road road, List<String> names, Function<String, Worker> hired, Turns turns) {
        List<Worker> workers = names.stream().map(hired).toList();
        try {
            road.walk(workers, turns);
        } finally {
            workers.forEach(Worker::close);
        }
    }

    private static List<String> difference(List<String> end, List<String> expected) {
        List<String> more = new ArrayList<>(end);
        expected.forEach(more::remove);
        List<String> less = new ArrayList<>(expected);
        end.forEach(less::remove);
        return Stream.concat(
                        more.stream().map("too much: "::concat), less.stream().map("lost: "::concat))
                .toList();
    }

    private static List<String> undisturbed(int shape) {
        Weather calm = new Weather(new Random(shape));
        try (LocalCloud cloud = LocalCloud.builder().clock(new TickingClock()).start()) {
            Bank bank = new Bank(cloud);
            Road road = new Road(bank, shape);
            cloud.clock().advance(Duration.ofMinutes(1));
            walk(road, names(1), name -> new Worker(name, bank, calm, new Tally(true)), new Turns(new Random(0)));
            return road.end();
        }
    }
}
