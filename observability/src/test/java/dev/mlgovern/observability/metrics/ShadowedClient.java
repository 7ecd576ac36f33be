package dev.mlgovern.observability.metrics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Gives every endpoint a shadow variant, which LocalCloud does not play. */
record ShadowedClient(SdkHttpClient below, String variant) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = below.prepareRequest(request);
        boolean described = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .filter("SageMaker.DescribeEndpoint"::equals)
                .isPresent();
        return described ? new Shadowed(prepared, variant) : prepared;
    }

    @Override
    public void close() {
        below.close();
    }

    private record Shadowed(ExecutableHttpRequest below, String variant) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() throws IOException {
            HttpExecuteResponse answer = below.call();
            byte[] body;
            try (InputStream plain = answer.responseBody().orElseThrow()) {
                String shadow = "{\"ShadowProductionVariants\":[{\"VariantName\":\"" + variant + "\"}],";
                body = new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceFirst("\\{", shadow)
                        .getBytes(StandardCharsets.UTF_8);
            }
            return HttpExecuteResponse.builder()
                    .response(answer.httpResponse().toBuilder()
                            .putHeader("Content-Length", String.valueOf(body.length))
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
        }

        @Override
        public void abort() {
            below.abort();
        }
    }
}
