package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mlgovern.core.FakeAws;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.MovableClock;
import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.UnexpectedAwsException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What a caller sees of faults, and what reaches AWS. */
class GuardedCallTest {
    private final FakeAws aws = new FakeAws();
    private final MovableClock clock = new MovableClock();
    private final List<CallEvent> events = new ArrayList<>();

    private MlPlatform platform(CallLimits limits) {
        aws.expiration = clock.instant().plus(Duration.ofHours(1));
        return TestBank.over(aws)
                .clock(clock)
                .sleeper(clock)
                .limits(limits)
                .addListener(events::add)
                .build();
    }

    private static SageMakerClient dev(MlPlatform platform) {
        return platform.in(TestBank.DEV).client(SageMakerClient::builder);
    }

    private void firstListModels(int times, FakeAws.Answers fault) {
        aws.answers(sent ->
                sent.operation().equals("ListModels") && aws.sent("ListModels").size() <= times
                        ? fault.to(sent)
                        : null);
    }

    @Test
    void call_whenItFailsOnceInAWayThatPasses_succeedsWithinItsAttempts() {
        List<FakeAws.Answers> passing = List.of(
                sent -> FakeAws.error(400, "ThrottlingException", "Rate exceeded"),
                sent -> FakeAws.error(500, "InternalFailure", "no"),
                sent -> FakeAws.json(503, ""),
                sent -> {
                    throw new IOException("reset");
                });
        for (FakeAws.Answers fault : passing) {
            aws.sent.clear();
            firstListModels(1, fault);
            try (MlPlatform platform = platform(CallLimits.defaults())) {
                dev(platform).listModels();
            }
            assertThat(aws.sent("ListModels")).hasSize(2);
            assertThat(events.get(events.size() - 1).attempts()).isEqualTo(2);
        }
    }

    @Test
    void call_whenAwsKeepsFailing_endsAfterFourAttemptsAndSaysSo() {
        firstListModels(99, sent -> FakeAws.error(500, "InternalFailure", "no"));
        try (MlPlatform platform = platform(CallLimits.defaults())) {
            assertThatThrownBy(() -> dev(platform).listModels())
                    .isInstanceOfSatisfying(UnavailableException.class, e -> {
                        assertThat(e.retryable()).isTrue();
                        assertThat(e.requestId()).hasValue("req-1");
                    })
                    .hasMessageContaining("sagemaker:ListModels in account 222222222222")
                    .hasMessageContaining("4 attempts")
                    .hasCauseInstanceOf(AwsServiceException.class);
            assertThat(aws.sent("ListModels")).hasSize(4);
            assertThat(events.get(events.size() - 1).errorCode()).isEqualTo("InternalFailure");
        }
    }

    @Test
    void call_whenAwsDenies_namesPrincipalActionResourceAndPolicy() {
        firstListModels(
                1,
                sent -> FakeAws.error(
                        400,
                        "AccessDeniedException",
                        "User: arn:aws:sts::222222222222:assumed-role/mlgovern/ines is not authorized to perform:"
                                + " sagemaker:ListModels on resource: arn:aws:sagemaker:eu-west-1:222222222222:model/*"
                                + " because no identity-based policy allows the sagemaker:ListModels action"));
        try (MlPlatform platform = platform(CallLimits.defaults())) {
            assertThatThrownBy(() -> dev(platform).listModels())
                    .isInstanceOfSatisfying(AccessDeniedException.class, e -> {
                        assertThat(e.principal()).hasValue("arn:aws:sts::222222222222:assumed-role/mlgovern/ines");
                        assertThat(e.resource()).hasValue("arn:aws:sagemaker:eu-west-1:222222222222:model/*");
                        assertThat(e.policy().orElse("")).startsWith("identity policy of");
                    })
                    .hasMessageContaining("{\"Effect\":\"Allow\",\"Action\":\"sagemaker:ListModels\"");
            assertThat(aws.sent("ListModels")).hasSize(1);
        }
    }

    @Test
    void call_whenTheAnswerIsNoJsonOrUnknown_failsWithATypedError() {
        try (MlPlatform platform = platform(CallLimits.defaults())) {
            firstListModels(99, sent -> FakeAws.json(200, "{\"Models\": [oops"));
            assertThatThrownBy(() -> dev(platform).listModels())
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("could not be used");
            firstListModels(99, sent -> FakeAws.error(418, "TeapotException", "short and stout"));
            assertThatThrownBy(() -> dev(platform).listModels())
                    .isInstanceOf(UnexpectedAwsException.class)
                    .hasMessageContaining("TeapotException");
            firstListModels(99, sent -> FakeAws.error(400, "ResourceNotFound", "no such thing"));
            assertThatThrownBy(() -> dev(platform).listModels()).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void breaker_whenAServiceFails_leavesItAloneForAWhile() {
        firstListModels(Integer.MAX_VALUE, sent -> FakeAws.error(500, "InternalFailure", "no"));
        try (MlPlatform platform = platform(CallLimits.builder().attempts(1).build())) {
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> dev(platform).listModels()).hasMessageContaining("1 attempt");
            }
            assertThatThrownBy(() -> dev(platform).listModels())
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("not sent, since the service failed");
            assertThat(aws.sent("ListModels")).hasSize(20);

            clock.forward(Duration.ofSeconds(6));
            aws.answers(sent -> null);
            dev(platform).listModels();
            assertThat(aws.sent("ListModels")).hasSize(21);
        }
    }

    @Test
    void breaker_whenAServiceThrottlesOrRefuses_staysClosed() {
        try (MlPlatform platform =
                platform(CallLimits.builder().attempts(1).pacing(false).build())) {
            firstListModels(Integer.MAX_VALUE, sent -> FakeAws.error(400, "ThrottlingException", "slow down"));
            for (int i = 0; i < 60; i++) {
                assertThatThrownBy(() -> dev(platform).listModels()).hasMessageContaining("throttled");
            }
            assertThat(aws.sent("ListModels")).hasSize(60);
        }
    }

    @Test
    void pacer_whenTheTurnWouldComeTooLate_doesNotSend() {
        try (MlPlatform platform = platform(
                CallLimits.builder().attempts(1).timeout(Duration.ofSeconds(3)).build())) {
            firstListModels(Integer.MAX_VALUE, sent -> FakeAws.error(429, "TooManyRequestsException", "slow down"));
            for (int i = 0; i < 60; i++) {
                clock.forward(Duration.ofMillis(300));
                assertThatThrownBy(() -> dev(platform).listModels()).hasMessageContaining("throttled");
            }
            CallContext.current()
                    .until(clock.instant().plusMillis(100))
                    .run(() -> assertThatThrownBy(() -> dev(platform).listModels())
                            .isInstanceOf(UnavailableException.class)
                            .hasMessageContaining("not sent, since AWS throttles"));
            assertThat(aws.sent("ListModels")).hasSize(60);
        }
    }

    @Test
    void bulkhead_whenFull_endsTheWaitAtTheDeadlineWithoutSending() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch under = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (MlPlatform platform = platform(CallLimits.builder()
                .concurrency(1)
                .timeout(Duration.ofSeconds(20))
                .build())) {
            SageMakerClient dev = dev(platform);
            dev.listEndpoints();
            firstListModels(1, sent -> {
                under.countDown();
                awaited(release);
                return null;
            });
            Future<?> holder = threads.submit(() -> dev.listModels());
            under.await();
            long began = System.nanoTime();

            assertThatThrownBy(() ->
                            dev.listModels(r -> r.overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(300)))))
                    .isInstanceOf(UnavailableException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1500));
            assertThat(aws.sent("ListModels")).hasSize(1);
            release.countDown();
            holder.get();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void bulkhead_whileAnAnswerIsRead_isStillFull() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch under = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (MlPlatform platform = platform(CallLimits.builder()
                .concurrency(1)
                .timeout(Duration.ofSeconds(20))
                .build())) {
            SageMakerClient dev = dev(platform);
            dev.listEndpoints();
            firstListModels(1, sent -> slowly(under, release));
            Future<?> holder = threads.submit(() -> dev.listModels());
            under.await();

            assertThatThrownBy(() ->
                            dev.listModels(r -> r.overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(300)))))
                    .isInstanceOf(UnavailableException.class);

            assertThat(aws.sent("ListModels")).hasSize(1);
            release.countDown();
            holder.get();
            dev.listModels();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void bulkhead_afterAnyAnswer_isEmptyAgain() {
        List<FakeAws.Answers> all = List.of(
                sent -> FakeAws.json(200, "{}"),
                sent -> FakeAws.json(200, "{\"Models\": [oops"),
                sent -> FakeAws.error(400, "ResourceNotFound", "no such thing"),
                sent -> FakeAws.json(503, ""),
                sent -> HttpExecuteResponse.builder()
                        .response(SdkHttpFullResponse.builder().statusCode(200).build())
                        .build(),
                sent -> {
                    throw new IOException("reset");
                });
        try (MlPlatform platform = platform(CallLimits.builder()
                .concurrency(1)
                .timeout(Duration.ofSeconds(5))
                .build())) {
            for (FakeAws.Answers answer : all) {
                firstListModels(1, answer);
                aws.sent.clear();
                Throwable first = catchThrowable(() -> dev(platform).listModels());
                dev(platform).listModels();
                assertThat(first == null || first instanceof GovernanceException)
                        .isTrue();
            }
            assertThat(events).extracting(CallEvent::duration).allMatch(took -> took.toSeconds() < 4);
        }
    }

    private static HttpExecuteResponse slowly(CountDownLatch under, CountDownLatch release) {
        InputStream body = new FilterInputStream(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))) {
            @Override
            public int read() throws IOException {
                waitForTheRest();
                return super.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                waitForTheRest();
                return super.read(into, offset, length);
            }

            private void waitForTheRest() throws IOException {
                under.countDown();
                awaited(release);
            }
        };
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder().statusCode(200).build())
                .responseBody(AbortableInputStream.create(body))
                .build();
    }

    private static void awaited(CountDownLatch latch) throws IOException {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
