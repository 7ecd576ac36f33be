package dev.mlgovern.benchmarks;

import dev.mlgovern.core.call.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Callers without pause on a server whose quota changes, and what came of it. */
final class Load {
    private static final int CALLERS = 64;
    /** How long a client may take to find a new quota. */
    private static final double GRACE = 10;
    /** Found is a quota from when on as much of it is used, and as little beyond it is tried, for two seconds. */
    private static final double USED = 0.95;

    private static final double REFUSED = 0.05;
    private static final double FOR = 2;

    private final QuotaServer server;
    private final List<Integer> quotas;
    private final double phase;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    Load(QuotaServer server, List<Integer> quotas, double phase) {
        this.server = server;
        this.quotas = quotas;
        this.phase = phase;
    }

    void put(Runnable call) throws Exception {
        server.allow(quotas.get(0));
        call.run();
        server.begin();
        long begin = System.nanoTime();
        new Crowd(CALLERS + 1).run(thread -> {
            if (thread == CALLERS) {
                changeQuotas(begin);
            } else {
                callUntil(begin + nanos(end()), call);
            }
        });
    }

    private void changeQuotas(long begin) throws InterruptedException {
        for (int number = 1; number < quotas.size(); number++) {
            Sleeper.real().sleep(Duration.ofNanos(begin + nanos(number * phase) - System.nanoTime()));
            server.allow(quotas.get(number));
            Progress.say("%d a second from now on", quotas.get(number));
        }
    }

    private void callUntil(long end, Runnable call) {
        while (System.nanoTime() < end) {
            calls.incrementAndGet();
            try {
                call.run();
            } catch (RuntimeException e) {
                failed.incrementAndGet();
            }
        }
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }

    private double end() {
        return quotas.size() * phase;
    }

    /** Goodput of the worst phase once it had time to settle; the shares are of the whole, changes included. */
    void report(String name, Figures figures) {
        figures.add(name + "goodput_ratio", worst(this::goodput));
        double throttled = server.throttles().between(0, end());
        figures.add(
                name + "throttled_share",
                throttled / (throttled + server.answers().between(0, end())));
        figures.add(name + "failed_share", failed.doubleValue() / calls.doubleValue());
        figures.add(name + "recovery_seconds_up", recovery(1));
        figures.add(name + "recovery_seconds_down", recovery(2));
    }

    private double worst(DoubleUnaryOperator ofPhase) {
        return IntStream.range(0, quotas.size())
                .mapToDouble(ofPhase::applyAsDouble)
                .min()
                .orElseThrow();
    }

    private double goodput(double number) {
        double from = number * phase + Math.min(GRACE, phase / 2);
        double to = (number + 1) * phase;
        return server.answers().between(from, to) / (to - from) / quotas.get((int) number);
    }

    private double recovery(int number) {
        double change = number * phase;
        for (double from = change; from + FOR <= change + phase; from += 0.1) {
            if (settled(from, from + FOR, quotas.get(number))) {
                return from - change;
            }
        }
        return phase;
    }

    private boolean settled(double from, double to, double quota) {
        double through = server.answers().between(from, to);
        double throttled = server.throttles().between(from, to);
        return through >= USED * quota * (to - from) && throttled <= REFUSED * (through + throttled);
    }
}
