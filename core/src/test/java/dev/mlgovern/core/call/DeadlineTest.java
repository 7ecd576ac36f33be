package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.FakeAws;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.error.UnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

class DeadlineTest {
    private static final Duration DEADLINE = Duration.ofMillis(400);
    // ten per cent, and what a busy machine needs to wake a thread
    private static final Duration TOLERATED = DEADLINE.plusMillis(40 + 250);

    private static final int ATTEMPTS = 4;

    private interface Connection {
        void serve(Socket socket) throws Exception;
    }

    private static Duration untilItFails(Connection connection, boolean byContext) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Socket> open = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SdkHttpClient http =
                        new Rerouted(new FakeAws(), ApacheHttpClient.builder().build(), server.getLocalPort());
                MlPlatform platform = TestBank.over(new FakeAws())
                        .httpClient(http)
                        .limits(CallLimits.builder()
                                .timeout(byContext ? Duration.ofSeconds(30) : DEADLINE)
                                .build())
                        .build()) {
            threads.execute(() -> accept(server, socket -> {
                open.add(socket);
                threads.execute(() -> served(connection, socket));
            }));
            SageMakerClient client = platform.in(TestBank.DEV).client(SageMakerClient::builder);
            Runnable call = () -> assertThatThrownBy(client::listModels)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("no answer within");
            warmUp(client);
            long began = System.nanoTime();
            if (byContext) {
                CallContext.current().until(Instant.now().plus(DEADLINE)).run(call);
            } else {
                call.run();
            }
            return Duration.ofNanos(System.nanoTime() - began);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
            threads.shutdownNow();
        }
    }

    private static void accept(ServerSocket server, Consumer<Socket> connected) {
        try {
            while (true) {
                connected.accept(server.accept());
            }
        } catch (IOException closed) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void served(Connection connection, Socket socket) {
        try {
            connection.serve(socket);
        } catch (Exception gone) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    private static void warmUp(SageMakerClient client) {
        assertThatThrownBy(client::listModels).isInstanceOf(UnavailableException.class);
    }

    private static void blackHole(Socket socket) throws IOException {
        socket.getInputStream().readAllBytes();
    }

    private static void slowDrip(Socket socket) throws Exception {
        OutputStream out = socket.getOutputStream();
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 100000\r\n\r\n{"
                .getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write(' ');
            out.flush();
            Sleeper.real().sleep(Duration.ofMillis(20));
        }
    }

    @Test
    void call_toABlackHole_endsAtTheLimit() throws Exception {
        assertThat(untilItFails(DeadlineTest::blackHole, false)).isBetween(DEADLINE.minusMillis(50), TOLERATED);
    }

    @Test
    void call_toASlowDrip_endsAtTheLimit() throws Exception {
        assertThat(untilItFails(DeadlineTest::slowDrip, false)).isBetween(DEADLINE.minusMillis(50), TOLERATED);
    }

    @Test
    void call_underANearerDeadlineOfTheContext_endsThen() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        Connection afterTheWarmUp = socket -> {
            if (connections.incrementAndGet() <= ATTEMPTS) {
                socket.close();
            } else {
                blackHole(socket);
            }
        };

        assertThat(untilItFails(afterTheWarmUp, true)).isBetween(DEADLINE.minusMillis(50), TOLERATED);
    }
}
