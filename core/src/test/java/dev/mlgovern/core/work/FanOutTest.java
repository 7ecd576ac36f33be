package dev.mlgovern.core.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.UnexpectedAwsException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FanOutTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Work work = Work.builder().executor(threads).parallelism(3).build();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void forEach_manyKeys_keepsTheirOrderAndTheBound() {
        AtomicInteger active = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> keys = IntStream.range(0, 200).boxed().toList();

        FanOut<Integer, Integer> squares = work.forEach(keys, key -> {
            most.accumulateAndGet(active.incrementAndGet(), Math::max);
            active.decrementAndGet();
            return key * key;
        });

        assertThat(squares.results().keySet()).containsExactlyElementsOf(keys);
        assertThat(squares.results()).containsEntry(14, 196);
        assertThat(squares.failures()).isEmpty();
        assertThat(most.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void forEach_sameKeyTwice_isDoneOnce() {
        AtomicInteger calls = new AtomicInteger();

        work.forEach(List.of("a", "b", "a"), key -> calls.incrementAndGet());

        assertThat(calls).hasValue(2);
    }

    @Test
    void forEach_someFail_areBesideTheResults() {
        AccountId one = AccountId.of("111111111111");
        AccountId two = AccountId.of("222222222222");
        AccountId three = AccountId.of("333333333333");
        IllegalStateException bug = new IllegalStateException("presigned url");

        FanOut<AccountId, String> outcome = work.forEach(List.of(one, two, three), account -> {
            if (account.equals(one)) {
                throw new NotFoundException(Failure.of("sagemaker:DescribeEndpoint", "no such endpoint")
                        .in(account));
            }
            if (account.equals(two)) {
                throw bug;
            }
            return "fine";
        });

        assertThat(outcome.results()).containsOnlyKeys(three);
        assertThat(outcome.failures().get(one)).isInstanceOf(NotFoundException.class);
        assertThat(outcome.failures().get(two))
                .isInstanceOf(UnexpectedAwsException.class)
                .hasCause(bug)
                .hasMessage(
                        "forEach in account 222222222222: failed with java.lang.IllegalStateException, see its cause");
    }

    @Test
    void forEach_crash_passesThroughUnwrapped() {
        InternalError crash = new InternalError("crash");

        assertThatThrownBy(() -> work.forEach(List.of(1, 2, 3), key -> {
                    throw crash;
                }))
                .isSameAs(crash);
    }

    @Test
    void forEach_interrupted_saysWhatWasNotDone() {
        Work alone = Work.builder().build();

        FanOut<Integer, Integer> outcome = alone.forEach(List.of(1, 2, 3), key -> {
            Thread.currentThread().interrupt();
            return key;
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.results()).containsOnlyKeys(1);
        assertThat(outcome.failures()).containsOnlyKeys(2, 3);
        assertThat(outcome.failures().get(2)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void forEach_contextOfTheCaller_goesAlong() {
        FanOut<Integer, String> labels = CallContext.current()
                .labelled("inventory")
                .call(() -> work.forEach(
                        List.of(1, 2, 3), key -> CallContext.current().label().orElse("lost")));

        assertThat(labels.results().values()).containsOnly("inventory");
    }
}
