package dev.mlgovern.examples.events;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.InvalidRequestException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * {@link ReleaseHandler} behind {@code POST /events}, for an EventBridge API destination; {@code GET /health} says that it
 * runs. It listens on the loopback interface only: whatever ends TLS and knows EventBridge's credentials stands in front.
 *
 * <p>EventBridge waits five seconds for an answer. Work that takes longer goes on, the answer is "come again", and the
 * redelivery is told how it ended.
 */
public final class EventService implements AutoCloseable {
    // API destinations hang up after 5 seconds, read Retry-After, and repeat what is answered with 429 or 5xx:
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String AGAIN_AFTER_SECONDS = "30";
    // PutEvents: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
    private static final int LARGEST = 1 << 20;
    private static final int CONCURRENCY = 8;
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Logger LOG = System.getLogger(EventService.class.getName());

    private final HttpServer server;
    private final ExecutorService exchanges;
    private final Jobs jobs;
    private final Duration patience;

    private EventService(HttpServer server, Jobs jobs, Duration patience) {
        this.server = server;
        this.jobs = jobs;
        this.patience = patience;
        this.exchanges = Executors.newFixedThreadPool(4 * CONCURRENCY);
    }

    /**
     * Serves until the process is told to end, and then ends what it has begun.
     *
     * @param args the port, 8080 unless given
     * @throws IOException if the port is taken
     */
    public static void main(String[] args) throws IOException {
        // a sender that stops in the middle must not hold a thread for ever
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        MlPlatform platform = Surroundings.open();
        EventService service = start(args.length > 0 ? Integer.parseInt(args[0]) : 8080, platform);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            service.close();
            platform.close();
        }));
        System.out.println("events to " + service.uri().resolve("/events"));
    }

    /**
     * Starts serving.
     *
     * @param port on the loopback interface; 0 for any that is free
     * @param platform stays the caller's to close, after the service
     * @return the service
     * @throws IOException if the port is taken
     */
    public static EventService start(int port, MlPlatform platform) throws IOException {
        return start(port, new ReleaseHandler(platform)::handle, PATIENCE);
    }

    static EventService start(int port, Function<ModelPackageEvent, Outcome> handler, Duration patience)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        EventService service = new EventService(server, new Jobs(CONCURRENCY, handler), patience);
        server.setExecutor(service.exchanges);
        server.createContext("/", service::exchange);
        server.start();
        return service;
    }

    /**
     * Where it listens.
     *
     * @return such as {@code http://127.0.0.1:8080}
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Takes no more events, waits for those under way, up to two minutes, and answers them. */
    @Override
    public void close() {
        try {
            jobs.close(GRACE);
            exchanges.shutdown();
            boolean answered = exchanges.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            server.stop(answered ? 0 : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.stop(0);
        }
    }

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param outcome its body
     */
    private record Reply(int status, Outcome outcome) {
        static Reply of(Outcome outcome) {
            if (outcome instanceof Outcome.RetryLater) {
                return new Reply(503, outcome);
            }
            return new Reply(outcome instanceof Outcome.Refused ? 422 : 200, outcome);
        }

        static Reply refused(int status, String reason) {
            return new Reply(status, new Outcome.Refused(reason));
        }

        static Reply later(int status, String reason) {
            return new Reply(status, new Outcome.RetryLater(reason));
        }
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] json = reply.outcome().json();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (reply.outcome() instanceof Outcome.RetryLater) {
                exchange.getResponseHeaders().set("Retry-After", AGAIN_AFTER_SECONDS);
            }
            exchange.sendResponseHeaders(reply.status(), json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String asked =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        return switch (asked) {
            case "GET /health" -> health();
            case "POST /events" -> event(exchange.getRequestBody().readNBytes(LARGEST + 1));
            default -> Reply.refused(404, "POST /events and GET /health are all there is");
        };
    }

    private Reply health() {
        return jobs.closed() ? Reply.later(503, "ending") : new Reply(200, new Outcome.Ignored("healthy"));
    }

    private Reply event(byte[] body) {
        if (body.length > LARGEST) {
            return Reply.refused(413, "an event has at most " + LARGEST + " bytes");
        }
        ModelPackageEvent event;
        try {
            event = ModelPackageEvent.parse(body);
        } catch (InvalidRequestException e) {
            return Reply.refused(400, String.valueOf(e.getMessage()));
        }
        Optional<CompletableFuture<Outcome>> outcome = jobs.outcome(event);
        if (outcome.isPresent()) {
            return heard(event, outcome.get());
        }
        return jobs.closed() ? Reply.later(503, "ending") : Reply.later(429, "enough events are under way");
    }

    private Reply heard(ModelPackageEvent event, CompletableFuture<Outcome> job) {
        try {
            Outcome outcome = job.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            jobs.heard(event);
            LOG.log(Level.INFO, "{0}: {1}", event.version(), outcome);
            return Reply.of(outcome);
        } catch (TimeoutException e) {
            return Reply.later(503, "under way");
        } catch (ExecutionException e) {
            jobs.heard(event);
            LOG.log(Level.WARNING, event.version() + ": the handler failed", e.getCause());
            return Reply.later(500, "the handler failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.later(503, "ending");
        }
    }
}
