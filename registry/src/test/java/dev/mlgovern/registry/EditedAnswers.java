package dev.mlgovern.registry;

import dev.mlgovern.testkit.LocalCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Changes what a cloud answers to one operation of SageMaker, into states that a local one does not get into. */
public final class EditedAnswers implements SdkHttpClient {
    private final SdkHttpClient below;
    private final String operation;
    private final UnaryOperator<String> edit;

    public EditedAnswers(LocalCloud cloud, String operation, UnaryOperator<String> edit) {
        this.below = cloud.httpClient();
        this.operation = operation;
        this.edit = edit;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = below.prepareRequest(request);
        boolean edited = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .filter(target -> target.endsWith("." + operation))
                .isPresent();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = prepared.call();
                return edited ? edited(answer) : answer;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private HttpExecuteResponse edited(HttpExecuteResponse answer) throws IOException {
        String body = new String(answer.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        byte[] bytes = edit.apply(body).getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse().toBuilder()
                        .putHeader("Content-Length", String.valueOf(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new java.io.ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public void close() {
        below.close();
    }
}
