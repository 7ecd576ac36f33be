package dev.mlgovern.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.call.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done after a failure, whatever it was. */
class CleanUpTest {
    private final FakeTime time = new FakeTime();
    private final Work work = Work.builder().clock(time).sleeper(time).build();
    private final RuntimeException failure = new IllegalStateException("the work failed");

    @Test
    void cleanUp_onAnInterruptedThread_runsWithoutTheInterruptionAndPutsItBack() {
        List<Boolean> interrupted = new ArrayList<>();
        Thread.currentThread().interrupt();

        work.cleanUp(() -> interrupted.add(Thread.currentThread().isInterrupted()), failure);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).containsExactly(false);
        work.cleanUp(() -> {}, failure);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void cleanUp_afterTheDeadline_hasTimeOfItsOwn() {
        List<Instant> deadlines = new ArrayList<>();
        CallContext.current()
                .until(time.instant().minusSeconds(1))
                .run(() -> work.cleanUp(() -> CallContext.current().deadline().ifPresent(deadlines::add), failure));

        assertThat(deadlines).containsExactly(time.instant().plus(Duration.ofSeconds(30)));
    }

    @Test
    void cleanUp_thatFailsItself_isToldBesideTheFailureAndKeepsTheInterruption() {
        RuntimeException second = new IllegalArgumentException("so did the cleaning");
        Thread.currentThread().interrupt();

        work.cleanUp(
                () -> {
                    throw second;
                },
                failure);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.getSuppressed()).containsExactly(second);
    }
}
