package dev.mlgovern.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.StringInputStream;

/**
 * One moto for a test class, empty again before each test. It ends with the class, however the tests went, and has to have got as many
 * requests as were sent to it.
 */
@SuppressWarnings("NullAway.Init") // set before the tests
final class Moto implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private MotoServer server;
    private MotoHttp http;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        server = MotoServer.start(context.getRequiredTestClass().getSimpleName());
        http = new MotoHttp(server.uri());
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        tell("reset", "");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
        assertThat(server.requests()).as("requests that moto logged").isEqualTo(http.sent());
    }

    MotoHttp http() {
        return http;
    }

    /** Says something to moto itself. */
    void tell(String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(server.uri() + "/moto-api/" + path))
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", String.valueOf(body.length))
                .contentStreamProvider(() -> new StringInputStream(json))
                .build();
        HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(request)
                        .contentStreamProvider(request.contentStreamProvider().orElseThrow())
                        .build())
                .call();
        answer.responseBody().ifPresent(AbortableInputStream::abort);
        assertThat(answer.httpResponse().statusCode()).as("moto about " + path).isBetween(200, 201);
    }
}
