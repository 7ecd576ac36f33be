package dev.mlgovern.featurestore.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.BinaryUtils;

/**
 * The runtime as one process sees it, without LocalCloud's front door, whose checks take most of the time: it answers out
 * of order, throttles in bursts, fails, loses requests and answers by chance, and drops dead.
 */
final class FakeRuntime implements SdkAsyncHttpClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BURST_EVERY = 40_000;
    private static final int BURST = 200;
    private static final int SHUFFLED = 32;

    /** What ends a process. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final FakeStore store;
    private final Random chance;
    private final long dies;
    private final List<Runnable> pending = new ArrayList<>();
    private final Thread answering = new Thread(this::answer, "fake-runtime");
    private long calls;
    private volatile boolean dead;
    private volatile boolean closed;
    private int throttled;
    private int failed;
    private int lost;

    /**
     * A process.
     *
     * @param dies at which call it drops dead
     */
    FakeRuntime(FakeStore store, Random chance, long dies) {
        this.store = store;
        this.chance = chance;
        this.dies = dies;
        answering.setDaemon(true);
        answering.start();
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        SdkPublisher.adapt(request.requestContentPublisher())
                .subscribe(part -> body.writeBytes(BinaryUtils.copyBytesFrom(part)))
                .join();
        synchronized (pending) {
            if (dead || ++calls == dies) {
                dead = true;
                // what was on its way arrives, or does not
                pending.removeIf(each -> chance.nextBoolean());
                pending.notifyAll();
                throw new Death();
            }
            Runnable arrival = arrival(request, body.toByteArray(), answered);
            pending.add(arrival);
            pending.notifyAll();
        }
        return answered;
    }

    private Runnable arrival(AsyncExecuteRequest request, byte[] body, CompletableFuture<Void> answered) {
        double fate = chance.nextDouble();
        if (calls % BURST_EVERY < BURST && calls > BURST) {
            throttled++;
            return () -> refuse(request, answered, 400, "ThrottlingException");
        }
        if (fate < 0.005) {
            failed++;
            return () -> refuse(request, answered, 500, "InternalFailure");
        }
        if (fate < 0.010) {
            lost++;
            return () -> reset(request, answered);
        }
        if (fate < 0.015) {
            lost++;
            return () -> {
                write(request, body);
                reset(request, answered);
            };
        }
        return () -> {
            String problem = write(request, body);
            if (problem.isEmpty()) {
                reply(request, answered, 200, "");
            } else {
                refuse(request, answered, 400, problem);
            }
        };
    }

    private void answer() {
        while (true) {
            Runnable next;
            synchronized (pending) {
                while (pending.isEmpty()) {
                    if (closed) {
                        return;
                    }
                    try {
                        pending.wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                next = pending.remove(chance.nextInt(Math.min(SHUFFLED, pending.size())));
            }
            next.run();
        }
    }

    private String write(AsyncExecuteRequest request, byte[] body) {
        if (request.request().method() == SdkHttpMethod.DELETE) {
            return store.delete(
                    query(request, "RecordIdentifierValueAsString"),
                    query(request, "EventTime"),
                    query(request, "DeletionMode").equals("HardDelete"));
        }
        try {
            JsonNode record = JSON.readTree(body).required("Record");
            return store.put(text(record, 0), text(record, 1), Integer.parseInt(text(record, 2)));
        } catch (IOException e) {
            return "SerializationException";
        }
    }

    private static String text(JsonNode record, int feature) {
        return record.get(feature).required("ValueAsString").asText();
    }

    private static String query(AsyncExecuteRequest request, String name) {
        return request.request().firstMatchingRawQueryParameter(name).orElse("");
    }

    private void refuse(AsyncExecuteRequest request, CompletableFuture<Void> answered, int status, String code) {
        reply(request, answered, status, code);
    }

    private void reset(AsyncExecuteRequest request, CompletableFuture<Void> answered) {
        if (!dead) {
            SocketException reset = new SocketException("Connection reset");
            request.responseHandler().onError(reset);
            answered.completeExceptionally(reset);
        }
    }

    private void reply(AsyncExecuteRequest request, CompletableFuture<Void> answered, int status, String code) {
        if (dead) {
            return;
        }
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(status);
        if (!code.isEmpty()) {
            head.putHeader("x-amzn-ErrorType", code);
        }
        request.responseHandler().onHeaders(head.build());
        request.responseHandler().onStream(AsyncRequestBody.fromBytesUnsafe("{}".getBytes(StandardCharsets.UTF_8)));
        answered.complete(null);
    }

    /** {@return how many throttles, faults and lost requests or answers there were} */
    List<Integer> disturbances() {
        return List.of(throttled, failed, lost);
    }

    @Override
    public String clientName() {
        return "fake";
    }

    /** Waits until what is on its way has arrived. */
    @Override
    public void close() {
        closed = true;
        synchronized (pending) {
            pending.notifyAll();
        }
        try {
            answering.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
