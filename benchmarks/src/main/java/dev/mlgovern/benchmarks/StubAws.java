package dev.mlgovern.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** AWS without sockets. */
@FunctionalInterface
interface StubAws extends SdkHttpClient {
    HttpExecuteResponse answer(SdkHttpRequest request) throws IOException;

    /** A status and a body, JSON from SageMaker and XML from STS. */
    static HttpExecuteResponse response(int status, byte[] body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(status)
                        .putHeader("x-amzn-RequestId", "0f7c2d1e-0000-4000-8000-000000000000")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    /** Query protocols name no target. */
    static boolean toSts(SdkHttpRequest request) {
        return request.firstMatchingHeader("X-Amz-Target").isEmpty();
    }

    @Override
    default ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request.httpRequest());
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    default void close() {}
}
