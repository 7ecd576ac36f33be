package dev.mlgovern.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.FakeAws;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.error.UnavailableException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Sessions that many share: none is asked for twice, and none is kept for ever. */
class SharedSessionTest {
    private final FakeAws aws = new FakeAws();

    private static SageMakerClient dev(MlPlatform platform) {
        return platform.in(TestBank.DEV).client(SageMakerClient::builder);
    }

    @Test
    void session_whenAnotherReopenedItAlready_isNotReopenedForALateAnswer() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (MlPlatform platform = TestBank.over(aws).build()) {
            SageMakerClient client = dev(platform);
            aws.answers(sent -> {
                if (sent.operation().equals("ListEndpoints")) {
                    underWay.countDown();
                    awaited(late);
                }
                return sent.operation().startsWith("ListE") ? expired() : null;
            });
            Future<?> slow = threads.submit(() -> client.listEndpoints());
            assertThat(underWay.await(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> client.listExperiments(r -> {})).isInstanceOf(UnavailableException.class);
            client.listModels();
            assertThat(aws.sent("AssumeRole")).hasSize(2);

            late.countDown();
            assertThatThrownBy(slow::get).hasCauseInstanceOf(UnavailableException.class);
            client.listModels();

            assertThat(aws.sent("AssumeRole")).hasSize(2);
        } finally {
            threads.shutdownNow();
        }
    }

    private static HttpExecuteResponse expired() {
        return FakeAws.error(400, "ExpiredTokenException", "The security token included in the request is expired");
    }

    private static void awaited(CountDownLatch latch) throws IOException {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    @Test
    void session_whenStsRefusesItForAChange_isAskedForOnce() {
        aws.answers(sent -> sent.to("AssumeRole") ? FakeAws.stsError(403, "AccessDenied", "no") : null);
        try (MlPlatform platform = TestBank.over(aws).build()) {
            assertThatThrownBy(() -> dev(platform).deleteModel(r -> r.modelName("a")))
                    .isInstanceOf(RoleNotAssumableException.class);

            assertThat(aws.sent.stream().map(FakeAws.Sent::operation)).containsExactly("AssumeRole");
        }
    }

    @Test
    void session_ofOneOfManyActors_isKeptWhileItIsUsedAndClientsOutliveIt() {
        try (MlPlatform platform = TestBank.over(aws).build()) {
            SageMakerClient first = dev(platform.as("actor"));
            first.listModels();
            for (int i = 0; i < 511; i++) {
                dev(platform.as("actor " + i));
            }
            assertThat(dev(platform.as("actor"))).isSameAs(first);
            for (int i = 0; i < 512; i++) {
                dev(platform.as("another " + i));
            }

            assertThat(dev(platform.as("actor"))).isNotSameAs(first);
            first.listModels();
            assertThat(aws.sent("AssumeRole")).hasSize(1);
        }
    }
}
