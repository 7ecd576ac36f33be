package dev.mlgovern.registry.load;

import java.util.function.Predicate;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Once told to, sends some requests to a port of this machine, through the HTTP client that the library takes by default. */
final class Rerouted implements SdkHttpClient {
    private final SdkHttpClient usual;
    private final SdkHttpClient apache =
            ApacheHttpClient.builder().maxConnections(256).build();
    private final int port;
    private final Predicate<SdkHttpRequest> which;
    private volatile boolean on;

    Rerouted(SdkHttpClient usual, int port, Predicate<SdkHttpRequest> which) {
        this.usual = usual;
        this.port = port;
        this.which = which;
    }

    void on() {
        on = true;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (!on || !which.test(request.httpRequest())) {
            return usual.prepareRequest(request);
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
        usual.close();
    }
}
