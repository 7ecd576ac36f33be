package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTest {
    private final Pacer pacer = new Pacer();

    /** A service with a quota, 64 clients without pause and 10 ms of latency, all in virtual time. */
    private final class Simulation {
        private final PriorityQueue<double[]> arrivals = new PriorityQueue<>(Comparator.comparingDouble(a -> a[0]));
        private double tokens;
        private double refilled;
        private int passed;
        private int throttled;
        private double now;

        Simulation() {
            for (int client = 0; client < 64; client++) {
                arrivals.add(new double[] {client / 6400.0});
            }
        }

        void run(double seconds, double quota) {
            double end = now + seconds;
            passed = 0;
            throttled = 0;
            while (arrivals.element()[0] < end) {
                now = arrivals.remove()[0];
                double wait = pacer.turn(now);
                if (wait > 0) {
                    arrivals.add(new double[] {now + wait});
                    continue;
                }
                tokens = Math.min(quota / 10, tokens + (now - refilled) * quota);
                refilled = now;
                double answered = now + 0.01;
                double pause = 0;
                if (tokens >= 1) {
                    tokens--;
                    passed++;
                    pacer.passed(answered);
                } else {
                    throttled++;
                    pacer.throttled(answered);
                    pause = 0.05;
                }
                arrivals.add(new double[] {answered + pause});
            }
            now = end;
        }

        double goodput(double seconds, double quota) {
            return passed / (seconds * quota);
        }

        double throttledShare() {
            return (double) throttled / (passed + throttled);
        }
    }

    @Test
    void turn_beforeTheFirstThrottle_costsNoWait() {
        for (int i = 0; i < 1000; i++) {
            pacer.passed(i / 1000.0);
            assertThat(pacer.turn(i / 1000.0)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 200, 1000})
    void rate_underAQuota_reachesItWithFewThrottles(double quota) {
        Simulation simulation = new Simulation();
        simulation.run(12, quota);

        simulation.run(20, quota);

        assertThat(simulation.goodput(20, quota)).isGreaterThan(0.98);
        assertThat(simulation.throttledShare()).isLessThan(0.02);
    }

    @Test
    void rate_whenTheQuotaHalvesOrDoubles_followsWithinTenSeconds() {
        Simulation simulation = new Simulation();
        simulation.run(12, 400);

        simulation.run(10, 200);
        simulation.run(5, 200);
        assertThat(simulation.goodput(5, 200)).isGreaterThan(0.95);
        assertThat(simulation.throttledShare()).isLessThan(0.05);

        simulation.run(10, 400);
        simulation.run(5, 400);
        assertThat(simulation.goodput(5, 400)).isGreaterThan(0.95);
    }

    @Test
    void rate_afterAMinuteWithoutThrottle_isOpenAgain() {
        pacer.throttled(1);
        assertThat(pacer.rate()).isFinite();

        pacer.passed(62);

        assertThat(pacer.rate()).isInfinite();
    }

    @Test
    void rate_afterTheFirstThrottle_isWhatGotThrough() {
        for (int i = 0; i < 300; i++) {
            pacer.passed(9.101 + i * 0.85 / 300);
        }

        pacer.throttled(10);

        assertThat(pacer.rate()).isEqualTo(300);
    }

    @Test
    void rate_whenLittleGotThroughBeforeTheFirstThrottle_beginsHigherThanThat() {
        pacer.throttled(10);

        assertThat(pacer.rate()).isEqualTo(200);
    }

    @Test
    void rate_afterThrottlesCloseToEachOther_isCutOnce() {
        pacer.throttled(10);
        pacer.throttled(10.2);
        assertThat(pacer.rate()).isEqualTo(200);

        pacer.throttled(10.25);

        assertThat(pacer.rate()).isEqualTo(100, within(0.001));
    }

    @Test
    void rate_afterAThrottle_isCutByATenthAndAfterACalmByATwentieth() {
        pacer.throttled(10);
        getThrough(200, 10.0);
        double before = pacer.rate();
        pacer.throttled(10.999);
        assertThat(pacer.rate()).isEqualTo(before * 0.9, within(0.01));

        getThrough(200, 11.1);
        before = pacer.rate();
        pacer.throttled(12.05);
        assertThat(pacer.rate()).isEqualTo(before * 0.95, within(0.01));
    }

    @Test
    void turn_atARate_comesOncePerInterval() {
        pacer.throttled(10);
        while (pacer.turn(10) == 0) {}

        assertThat(pacer.turn(10)).isEqualTo(1 / 200.0, within(0.0001));
        assertThat(pacer.turn(10.004)).isEqualTo(0.001, within(0.0001));
        assertThat(pacer.turn(10.005)).isZero();
        assertThat(pacer.turn(10.0051)).isPositive();
    }

    @Test
    void turn_atMostAsOftenAsSaid_needsNoThrottle() {
        pacer.atMost(2).atMost(5);
        double now = 0;
        for (int turns = 0; turns < 11; turns++) {
            for (double pause = pacer.turn(now); pause > 0; pause = pacer.turn(now)) {
                now += pause;
            }
            pacer.passed(now);
        }
        assertThat(now).isCloseTo(5, within(0.01));
        assertThat(pacer.rate()).isEqualTo(2);
    }

    @Test
    void throttled_belowWhatWasSaid_slowsDown() {
        pacer.atMost(2);
        pacer.passed(0.1);

        pacer.throttled(0.5);

        assertThat(pacer.rate()).isLessThan(2);
    }

    private void getThrough(int count, double from) {
        for (int i = 0; i < count; i++) {
            pacer.passed(from + i * 0.9 / count);
        }
    }
}
