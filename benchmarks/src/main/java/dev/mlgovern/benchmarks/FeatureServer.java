package dev.mlgovern.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mlgovern.core.call.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The feature store's runtime and STS on the loopback interface; takes every record, in its time. */
final class FeatureServer implements AutoCloseable {
    static final byte[] BATCH = "{\"Errors\":[],\"UnprocessedEntries\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final String STS = "/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Duration latency;

    private FeatureServer(HttpServer server, Duration latency) {
        this.server = server;
        this.latency = latency;
    }

    static FeatureServer start(Duration latency) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        FeatureServer started = new FeatureServer(server, latency);
        server.setExecutor(started.threads);
        server.createContext("/", started::answer);
        server.start();
        return started;
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean control = exchange.getRequestHeaders().containsKey("X-Amz-Target");
            byte[] body =
                    control ? Cards.described() : body(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] body(String path) throws InterruptedIOException {
        if (path.equals(STS)) {
            return Answers.assumedRole(Clock.systemUTC(), Duration.ofHours(1));
        }
        if (!latency.isZero()) {
            try {
                Sleeper.real().sleep(latency);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
        return path.equals("/BatchWriteRecord") ? BATCH : new byte[0];
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
