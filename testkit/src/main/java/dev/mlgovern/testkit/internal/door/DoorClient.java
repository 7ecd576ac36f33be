package dev.mlgovern.testkit.internal.door;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.IoUtils;

/** Sends every request to an HTTP door, saying which host it was for. */
public final class DoorClient implements SdkHttpClient {
    // the JDK's client sets these itself
    private static final Set<String> NOT_OURS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI door;

    /**
     * A client.
     *
     * @param door where requests go
     */
    public DoorClient(URI door) {
        this.door = door;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {
                // whoever waits is interrupted as well, which ends the wait
            }
        };
    }

    @Override
    public String clientName() {
        return "LocalCloudHttp";
    }

    @Override
    public void close() {
        // the JDK's client ends with its last reference
    }

    private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest wanted = request.httpRequest();
        String query = wanted.encodedQueryParameters().map(q -> '?' + q).orElse("");
        HttpRequest.Builder sent = HttpRequest.newBuilder(door.resolve(wanted.encodedPath() + query));
        wanted.forEachHeader((name, values) -> {
            if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        sent.header(HttpDoor.FOR_HOST, wanted.host()).method(wanted.method().name(), body(request));
        try {
            return received(http.send(sent.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static HttpRequest.BodyPublisher body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return HttpRequest.BodyPublishers.noBody();
        }
        try (InputStream in = request.contentStreamProvider().get().newStream()) {
            return HttpRequest.BodyPublishers.ofByteArray(IoUtils.toByteArray(in));
        }
    }

    private static HttpExecuteResponse received(HttpResponse<InputStream> response) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .build())
                .responseBody(AbortableInputStream.create(response.body()))
                .build();
    }
}
