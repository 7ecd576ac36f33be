package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.FakeAws;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.MovableClock;
import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.error.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** While a service is down, calls add little to what it has to bear. */
class OutageTest {
    private static final int CALLS = 480;
    private static final int THREADS = 16;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void calls_whileAServiceIsDown_takeNoMoreThanOnePointThreeFiveAttempts(boolean breaker) throws Exception {
        MovableClock clock = new MovableClock();
        Queue<CallEvent> ended = new ConcurrentLinkedQueue<>();
        FakeAws aws = new FakeAws()
                .answers(sent -> sent.to("ListModels") ? FakeAws.error(503, "ServiceUnavailable", "down") : null);
        aws.expiration = clock.instant().plus(Duration.ofHours(1));
        try (MlPlatform platform = TestBank.over(aws)
                .clock(clock)
                .sleeper(clock)
                .limits(CallLimits.builder().breaker(breaker).build())
                .addListener(ended::add)
                .build()) {
            SageMakerClient client = platform.in(TestBank.DEV).client(SageMakerClient::builder);
            atOnce(() -> {
                clock.forward(Duration.ofMillis(100));
                assertThatThrownBy(client::listModels).isInstanceOf(UnavailableException.class);
            });
        }
        List<Integer> attempts = ended.stream()
                .filter(call -> call.operation().equals("ListModels"))
                .map(CallEvent::attempts)
                .toList();

        assertThat(attempts).hasSize(CALLS).allMatch(each -> each <= 4);
        assertThat(attempts.stream().mapToInt(each -> each).average().orElseThrow())
                .isLessThanOrEqualTo(1.35);
    }

    private static void atOnce(Runnable call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                all.add(threads.submit(call));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
