package dev.mlgovern.testkit.internal.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.SdkBytes;

/** The way in over HTTP, on the loopback interface. All who come this way are one process, which cannot crash. */
public final class HttpDoor implements AutoCloseable {
    /** Names the host that a request was for, where the client had to address this door instead. */
    static final String FOR_HOST = "X-LocalCloud-Host";

    // headers and body go out apart; with Nagle's algorithm that takes 40 ms:
    // https://bugs.openjdk.org/browse/JDK-8068597
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final int THREADS = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, HttpDoor::daemon);
    private final FrontDoor door;
    private final CrashSwitch.Client outside = new CrashSwitch.Client();

    static {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    /**
     * Opens the door on a free port.
     *
     * @param door where its requests go
     */
    public HttpDoor(FrontDoor door) {
        this.door = door;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** {@return where it listens} */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Throws where the connection has to break: the server closes it then. */
    private void serve(HttpExchange exchange) throws IOException {
        Reply reply = door.handle(read(exchange), outside);
        if (reply instanceof Reply.Answered answered) {
            write(answered.response(), exchange, answered.response().body().asByteArrayUnsafe().length);
            exchange.close();
            return;
        }
        if (reply instanceof Reply.CutOff cutOff) {
            write(cutOff.response(), exchange, cutOff.response().body().asByteArrayUnsafe().length / 2);
        }
        throw new IOException("connection reset by LocalCloud");
    }

    private static WireRequest read(HttpExchange exchange) throws IOException {
        String forHost = exchange.getRequestHeaders().getFirst(FOR_HOST);
        String host = forHost == null ? exchange.getRequestHeaders().getFirst("Host") : forHost;
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new WireRequest(
                exchange.getRequestMethod(),
                URI.create("https://" + host + exchange.getRequestURI()),
                exchange.getRequestHeaders(),
                SdkBytes.fromByteArrayUnsafe(body));
    }

    private static void write(WireResponse response, HttpExchange exchange, int bytes) throws IOException {
        byte[] body = response.body().asByteArrayUnsafe();
        response.headers()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, List.copyOf(values)));
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (bytes > 0) {
            exchange.getResponseBody().write(body, 0, bytes);
            exchange.getResponseBody().flush();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "local-cloud-http");
        thread.setDaemon(true);
        return thread;
    }
}
