package dev.mlgovern.benchmarks;

import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Sends every request to one server, whatever host it is for. */
record Rerouted(SdkHttpClient next, URI server) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        HttpExecuteRequest.Builder there = HttpExecuteRequest.builder()
                .request(request.httpRequest()
                        .copy(r -> r.protocol("http").host(server.getHost()).port(server.getPort())));
        request.contentStreamProvider().ifPresent(there::contentStreamProvider);
        return next.prepareRequest(there.build());
    }

    @Override
    public String clientName() {
        return next.clientName();
    }

    @Override
    public void close() {}
}
