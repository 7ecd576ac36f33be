package dev.mlgovern.core.call;

import dev.mlgovern.core.FakeAws;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Sends all but STS to a port of this machine, as Apache would over the network. */
record Rerouted(FakeAws sts, SdkHttpClient apache, int port) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (request.httpRequest().host().startsWith("sts.")) {
            return sts.prepareRequest(request);
        }
        return apache.prepareRequest(HttpExecuteRequest.builder()
                .request(request.httpRequest().toBuilder()
                        .protocol("http")
                        .host("127.0.0.1")
                        .port(port)
                        .build())
                .contentStreamProvider(request.contentStreamProvider().orElse(null))
                .build());
    }

    @Override
    public void close() {
        apache.close();
    }
}
