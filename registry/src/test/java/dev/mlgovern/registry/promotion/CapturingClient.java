package dev.mlgovern.registry.promotion;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Keeps the heads of all requests. */
final class CapturingClient implements SdkHttpClient {
    private final SdkHttpClient below;
    private final List<SdkHttpRequest> seen = new CopyOnWriteArrayList<>();

    CapturingClient(SdkHttpClient below) {
        this.below = below;
    }

    List<SdkHttpRequest> s3() {
        return seen.stream().filter(each -> each.host().contains("s3")).toList();
    }

    List<SdkHttpRequest> copies() {
        return s3().stream()
                .filter(each -> each.firstMatchingHeader("x-amz-copy-source").isPresent())
                .toList();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        seen.add(request.httpRequest());
        return below.prepareRequest(request);
    }

    @Override
    public void close() {
        below.close();
    }
}
