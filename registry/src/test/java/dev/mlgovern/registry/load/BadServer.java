package dev.mlgovern.registry.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback interface that takes every request and brings none to an end. */
final class BadServer implements AutoCloseable {
    private static final int PAUSE_MILLIS = 100;
    private static final int CHUNK = 16 * 1024;

    /** What it does instead. */
    enum Kind {
        BLACK_HOLE,
        SLOW_HEADERS,
        SLOW_BODY,
        SLOW_ERROR,
        ENDLESS_BODY,
        SAME_TOKEN,
        NEW_TOKENS
    }

    private final Kind kind;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    BadServer(Kind kind) {
        this.kind = kind;
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        try {
            while (closed.getCount() > 0) {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException ended) {
            return; // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String request = received(in); !request.isEmpty(); request = received(in)) {
                requests.incrementAndGet();
                // an answer to HEAD ends with its headers
                answer(request.startsWith("HEAD ") ? Kind.SLOW_HEADERS : kind, in, out);
            }
        } catch (IOException gone) {
            return; // by whoever asked
        }
    }

    private void answer(Kind how, InputStream in, OutputStream out) throws IOException {
        switch (how) {
            case BLACK_HOLE -> in.readAllBytes();
            case SLOW_HEADERS -> {
                send(out, "HTTP/1.1 200 OK\r\nx-slow: ");
                drip(out, PAUSE_MILLIS, "a");
            }
            case SLOW_BODY -> {
                send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                drip(out, PAUSE_MILLIS, " ");
            }
            case SLOW_ERROR -> {
                send(out, "HTTP/1.1 500 Oh\r\nContent-Length: 100000\r\n\r\n");
                drip(out, PAUSE_MILLIS, " ");
            }
            case ENDLESS_BODY -> {
                send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                drip(out, 1, Integer.toHexString(CHUNK) + "\r\n" + " ".repeat(CHUNK) + "\r\n");
            }
            case SAME_TOKEN -> page(out, "again");
            case NEW_TOKENS -> page(out, "page " + requests.get());
        }
    }

    private static void page(OutputStream out, String token) throws IOException {
        String body = "{\"NextToken\":\"" + token + "\"}";
        send(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private void drip(OutputStream out, int millis, String drop) throws IOException {
        try {
            while (!closed.await(millis, TimeUnit.MILLISECONDS)) {
                send(out, drop);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Reads a request to its end; gives its first line, which is empty when there is none. */
    private static String received(InputStream in) throws IOException {
        String first = line(in);
        int length = 0;
        for (String line = first; !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return in.readNBytes(length).length == length ? first : "";
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
