package dev.mlgovern.registry.lifecycle;

import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** Sends every request to moto under the host that it was signed for: to this client, every name is this machine's. */
final class MotoHttp implements SdkHttpClient {
    private final SdkHttpClient below = ApacheHttpClient.builder()
            .dnsResolver(host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
            .build();
    private final AtomicInteger sent = new AtomicInteger();
    private final URI moto;

    MotoHttp(URI moto) {
        this.moto = moto;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        sent.incrementAndGet();
        HttpExecuteRequest.Builder there = HttpExecuteRequest.builder()
                .request(request.httpRequest().toBuilder()
                        .protocol("http")
                        .port(moto.getPort())
                        .build());
        request.contentStreamProvider().ifPresent(there::contentStreamProvider);
        return below.prepareRequest(there.build());
    }

    int sent() {
        return sent.get();
    }

    @Override
    public void close() {
        // platforms close what they are given, and this serves many
    }
}
