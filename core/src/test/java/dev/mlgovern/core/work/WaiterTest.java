package dev.mlgovern.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WaiterTest {
    private final FakeTime time = new FakeTime();
    private final Work work =
            Work.builder().clock(time).sleeper(time).random(new Random(7)).build();

    private Waiter<String> endpoint(String... states) {
        Iterator<String> next = List.of(states).iterator();
        return work.waitFor("endpoint churn-e", next::next).until("InService"::equals);
    }

    @Test
    void await_stateReached_returnsItAndTellsEachLook() {
        List<Progress> heard = new ArrayList<>();

        String state = endpoint("Creating", "Creating", "InService")
                .reportTo(heard::add)
                .await();

        assertThat(state).isEqualTo("InService");
        assertThat(heard).extracting(Progress::detail).containsExactly("Creating", "Creating", "InService");
        assertThat(heard).extracting(Progress::state).containsOnly(Progress.State.RUNNING);
        assertThat(time.pauses).hasSize(2);
    }

    @Test
    void await_stateThatIsLost_throwsWithItsReason() {
        assertThatThrownBy(() -> endpoint("Creating", "Failed", "InService")
                        .failsWhen("Deleting"::equals, s -> "it is being deleted")
                        .failsWhen("Failed"::equals, s -> "the image has no entry point")
                        .await())
                .isInstanceOf(ConflictException.class)
                .hasMessage("endpoint churn-e: it cannot be reached any more: the image has no entry point");
    }

    @Test
    void await_neverReached_looksOnceMoreAtTheLimitAndThrows() {
        AtomicInteger looks = new AtomicInteger();

        assertThatThrownBy(() -> work.waitFor("endpoint churn-e", looks::incrementAndGet)
                        .until(n -> false)
                        .every(Duration.ofSeconds(2))
                        .atMost(Duration.ofMinutes(1))
                        .await())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("PT1M");

        assertThat(time.pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMinutes(1));
        assertThat(looks).hasValue(time.pauses.size() + 1);
    }

    @Test
    void await_pauses_doubleWithJitterUpToTenTimesTheFirst() {
        String[] states = new String[40];
        java.util.Arrays.fill(states, "Creating");
        states[39] = "InService";

        endpoint(states).every(Duration.ofSeconds(4)).await();

        assertThat(time.pauses.get(0)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(time.pauses.get(2)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(16));
        assertThat(time.pauses.subList(4, 39))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40)))
                .doesNotHaveDuplicates();
    }

    @Test
    void await_deadlineOfTheWorkAround_comesFirst() {
        Waiter<String> waiter =
                work.waitFor("endpoint churn-e", () -> "Creating").until("InService"::equals);

        assertThatThrownBy(() -> CallContext.current()
                        .until(time.instant().plusSeconds(10))
                        .run(waiter::await))
                .isInstanceOf(UnavailableException.class);

        assertThat(time.pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void await_callsOfALook_endWithTheWait() {
        List<Instant> deadlines = new ArrayList<>();
        Instant end = time.instant().plus(Duration.ofMinutes(2));

        work.waitFor("endpoint churn-e", () -> {
                    deadlines.add(CallContext.current().deadline().orElseThrow());
                    return deadlines.size();
                })
                .until(looks -> looks == 3)
                .atMost(Duration.ofMinutes(2))
                .await();

        assertThat(deadlines).containsExactly(end, end, end);
        assertThat(CallContext.current().deadline()).isEmpty();
    }

    @Test
    void await_theLastLook_hasTimeOfItsOwn() {
        List<Duration> left = new ArrayList<>();
        assertThatThrownBy(() -> work.waitFor("endpoint churn-e", () -> {
                            Instant deadline = CallContext.current().deadline().orElseThrow();
                            left.add(Duration.between(time.instant(), deadline));
                            return "Creating";
                        })
                        .until("InService"::equals)
                        .atMost(Duration.ofMinutes(2))
                        .await())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("it was not reached in time");
        assertThat(left)
                .hasSizeGreaterThan(2)
                .allSatisfy(time -> assertThat(time).isPositive());
        assertThat(left.get(left.size() - 1)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void await_twoLooksWithoutAnswer_goesOn() {
        assertThat(work.waitFor("endpoint churn-e", failingTimes(2))
                        .until("InService"::equals)
                        .await())
                .isEqualTo("InService");
    }

    @Test
    void await_threeLooksInARowWithoutAnswer_throwsWhatTheyThrew() {
        assertThatThrownBy(() -> work.waitFor("endpoint churn-e", failingTimes(3))
                        .until("InService"::equals)
                        .await())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("throttled");
    }

    @Test
    void await_lookFailsForGood_throwsAtOnce() {
        assertThatThrownBy(() -> work.waitFor("endpoint churn-e", () -> {
                            throw new NotFoundException(Failure.of("sagemaker:DescribeEndpoint", "no such endpoint"));
                        })
                        .until(s -> true)
                        .await())
                .isInstanceOf(NotFoundException.class);
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void await_interrupted_stopsAndKeepsTheMark() {
        Work interrupted = Work.builder()
                .clock(time)
                .sleeper(pause -> {
                    throw new InterruptedException();
                })
                .build();

        assertThatThrownBy(() ->
                        interrupted.waitFor("it", () -> 1).until(n -> false).await())
                .isInstanceOf(UnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void await_stateOfAnotherKind_isNotPrinted() {
        record Secretive(String token) {}
        List<Progress> heard = new ArrayList<>();

        work.waitFor("it", () -> new Secretive("canary"))
                .until(s -> true)
                .reportTo(heard::add)
                .await();

        assertThat(heard).extracting(Progress::detail).containsExactly("");
    }

    @Test
    void await_listenerThatThrows_isIgnored() {
        assertThat(endpoint("InService")
                        .reportTo(progress -> {
                            throw new IllegalStateException("full");
                        })
                        .await())
                .isEqualTo("InService");
    }

    @Test
    void await_badSettings_areRefused() {
        assertThatThrownBy(() -> endpoint().atMost(Duration.ZERO)).hasMessageContaining("limit must be greater");
        assertThatThrownBy(() -> endpoint().every(Duration.ofSeconds(-1)))
                .hasMessageContaining("pause must be greater");
        assertThatThrownBy(() -> work.waitFor("it", () -> 1).await()).isInstanceOf(IllegalStateException.class);
    }

    private static Supplier<String> failingTimes(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return () -> {
            if (left.getAndDecrement() > 0) {
                throw new UnavailableException(Failure.of("sagemaker:DescribeEndpoint", "throttled"));
            }
            return "InService";
        };
    }
}
