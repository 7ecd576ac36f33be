package dev.mlgovern.registry.promotion;

import dev.mlgovern.testkit.LocalCloud;
import java.io.IOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** A process that crashes once its cloud has seen so many changes more; calls that only read leave nothing to crash into. */
final class CrashingClient implements SdkHttpClient {
    static final class Crashed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final LocalCloud cloud;
    private final SdkHttpClient below;
    private final long last;

    CrashingClient(LocalCloud cloud, int changes) {
        this.cloud = cloud;
        this.below = cloud.httpClient();
        this.last = seen() + changes;
    }

    private long seen() {
        return cloud.calls().stream()
                .filter(call -> call.mutating() && !call.service().equals("sts"))
                .count();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = below.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (seen() > last) {
                    throw new Crashed();
                }
                HttpExecuteResponse answer = prepared.call();
                if (seen() > last) {
                    throw new Crashed();
                }
                return answer;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        below.close();
    }
}
