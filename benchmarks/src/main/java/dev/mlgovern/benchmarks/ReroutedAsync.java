package dev.mlgovern.benchmarks;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** Sends every request to one server, whatever host it is for. */
record ReroutedAsync(SdkAsyncHttpClient next, URI server) implements SdkAsyncHttpClient {
    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        return next.execute(AsyncExecuteRequest.builder()
                .request(request.request()
                        .copy(r -> r.protocol("http").host(server.getHost()).port(server.getPort())))
                .requestContentPublisher(request.requestContentPublisher())
                .responseHandler(request.responseHandler())
                .fullDuplex(request.fullDuplex())
                .build());
    }

    @Override
    public void close() {}
}
