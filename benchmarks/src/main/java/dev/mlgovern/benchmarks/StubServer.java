package dev.mlgovern.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mlgovern.core.call.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** AWS on the loopback interface: STS gives sessions, SageMaker one version of a model package. */
final class StubServer implements AutoCloseable {
    private static final byte[] PACKAGE = Answers.modelPackage();
    private static final Duration FOREVER = Duration.ofMinutes(1);
    private static final Duration DRIP = Duration.ofMillis(50);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Duration latency;
    private final Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
    private volatile Manner manner = Manner.PROMPT;

    /** How SageMaker answers; STS always does so promptly. */
    enum Manner {
        PROMPT,
        BLACK_HOLE,
        SLOW_DRIP
    }

    private StubServer(HttpServer server, Duration latency) {
        this.server = server;
        this.latency = latency;
    }

    static StubServer start(Duration latency) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        StubServer started = new StubServer(server, latency);
        server.setExecutor(started.threads);
        server.createContext("/", started::answer);
        server.start();
        return started;
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void behave(Manner from) {
        manner = from;
    }

    /** How many connections there were. */
    int connections() {
        return callers.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            callers.add(exchange.getRemoteAddress());
            boolean sts = !exchange.getRequestHeaders().containsKey("X-Amz-Target");
            pause(latency);
            if (!sts && manner != Manner.PROMPT) {
                stall(exchange);
                return;
            }
            byte[] body = sts ? Answers.assumedRole(Clock.systemUTC(), Duration.ofHours(1)) : PACKAGE;
            exchange.getResponseHeaders().set("Content-Type", sts ? "text/xml" : "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Longer than anybody waits. */
    private void stall(HttpExchange exchange) throws IOException {
        if (manner == Manner.BLACK_HOLE) {
            pause(FOREVER);
            return;
        }
        exchange.sendResponseHeaders(200, PACKAGE.length);
        for (byte each : PACKAGE) {
            exchange.getResponseBody().write(each);
            exchange.getResponseBody().flush();
            pause(DRIP);
        }
    }

    private static void pause(Duration latency) throws InterruptedIOException {
        if (latency.isZero()) {
            return;
        }
        try {
            Sleeper.real().sleep(latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
