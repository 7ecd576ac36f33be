package dev.mlgovern.core.call;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.BinaryUtils;

/**
 * An asynchronous HTTP client over a synchronous one, for whoever has no other: each request takes a thread until it is
 * answered, and requests and answers are held in memory whole. Closing it closes nothing.
 */
public final class ThreadedHttp implements SdkAsyncHttpClient {
    private final SdkHttpClient http;
    private final Executor threads;

    /**
     * Over a synchronous client.
     *
     * @param http sends the requests
     * @param threads as many as requests may be under way at once
     */
    public ThreadedHttp(SdkHttpClient http, Executor threads) {
        this.http = http;
        this.threads = threads;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<?> unused = SdkPublisher.adapt(request.requestContentPublisher())
                .subscribe(part -> append(part, body))
                .thenRunAsync(() -> send(request, body.toByteArray(), answered), threads)
                .whenComplete((sent, failed) -> {
                    if (failed != null) {
                        fail(request, failed, answered);
                    }
                });
        return answered;
    }

    private static void append(ByteBuffer part, ByteArrayOutputStream body) {
        byte[] bytes = BinaryUtils.copyBytesFrom(part);
        body.write(bytes, 0, bytes.length);
    }

    // whatever happens to a request, somebody waits for its end; errors too reach who waits
    @SuppressWarnings("CatchingUnchecked")
    private void send(AsyncExecuteRequest request, byte[] body, CompletableFuture<Void> answered) {
        try {
            ExecutableHttpRequest prepared = http.prepareRequest(HttpExecuteRequest.builder()
                    .request(request.request())
                    .contentStreamProvider(() -> new ByteArrayInputStream(body))
                    .build());
            CompletableFuture<?> unused = answered.whenComplete((done, given) -> {
                if (given != null) {
                    prepared.abort();
                }
            });
            HttpExecuteResponse response = prepared.call();
            byte[] answer = read(response);
            request.responseHandler().onHeaders(response.httpResponse());
            request.responseHandler().onStream(AsyncRequestBody.fromBytesUnsafe(answer));
            answered.complete(null);
        } catch (Throwable failed) {
            fail(request, failed, answered);
        }
    }

    private static byte[] read(HttpExecuteResponse response) throws IOException {
        try (InputStream body = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            return body.readAllBytes();
        }
    }

    private static void fail(AsyncExecuteRequest request, Throwable failed, CompletableFuture<Void> answered) {
        request.responseHandler().onError(failed);
        answered.completeExceptionally(failed);
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "threads > " + http;
    }
}
