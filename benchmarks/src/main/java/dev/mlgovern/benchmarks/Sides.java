package dev.mlgovern.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Two ways of doing the same, in turns, so that both see the same machine, the same heap and the same compiled code. */
record Sides(Runnable ours, Runnable bare) {
    private static final Duration TURN = Duration.ofMillis(500);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What doing it once took in a turn: time that passed, time on a processor, and bytes. */
    record Turn(double nanos, double cpuNanos, double bytes) {}

    /** One turn of each. */
    record Round(Turn ours, Turn bare) {}

    /** All rounds. */
    record Found(List<Round> rounds) {
        double ratio(ToDoubleFunction<Turn> of) {
            return Medians.of(rounds.stream()
                    .map(each -> of.applyAsDouble(each.ours()) / of.applyAsDouble(each.bare()))
                    .toList());
        }

        double ours(ToDoubleFunction<Turn> of) {
            return Medians.of(
                    rounds.stream().map(each -> of.applyAsDouble(each.ours())).toList());
        }

        double bare(ToDoubleFunction<Turn> of) {
            return Medians.of(
                    rounds.stream().map(each -> of.applyAsDouble(each.bare())).toList());
        }
    }

    Found measured(Pace pace) {
        long end = System.nanoTime() + pace.warmUp().toNanos();
        do {
            turn(ours, pace.brief() ? pace.warmUp() : TURN);
            turn(bare, pace.brief() ? pace.warmUp() : TURN);
        } while (System.nanoTime() < end);
        List<Round> rounds = new ArrayList<>();
        for (int number = 1; number <= pace.rounds(); number++) {
            Round round = round(pace.round(), number % 2 == 0);
            rounds.add(round);
            Progress.say(
                    "round %d: ours %.0f ns (%.0f on a processor), bare %.0f ns (%.0f)",
                    number,
                    round.ours().nanos(),
                    round.ours().cpuNanos(),
                    round.bare().nanos(),
                    round.bare().cpuNanos());
        }
        return new Found(rounds);
    }

    private Round round(Duration each, boolean oursFirst) {
        Turn first = turn(oursFirst ? ours : bare, each);
        Turn second = turn(oursFirst ? bare : ours, each);
        return oursFirst ? new Round(first, second) : new Round(second, first);
    }

    private static Turn turn(Runnable side, Duration atLeast) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        long end = begin + atLeast.toNanos();
        double times = 0;
        long now;
        do {
            side.run();
            times++;
            now = System.nanoTime();
        } while (now < end);
        return new Turn(
                (now - begin) / times,
                (THREADS.getCurrentThreadCpuTime() - cpu) / times,
                (THREADS.getCurrentThreadAllocatedBytes() - bytes) / times);
    }
}
