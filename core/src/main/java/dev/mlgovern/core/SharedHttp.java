package dev.mlgovern.core;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** The one HTTP client of a platform: the user's, or an own one that is made when it is first needed. */
final class SharedHttp implements SdkHttpClient {
    // enough for the concurrency of several accounts at once
    private static final int CONNECTIONS = 256;

    private final @Nullable SdkHttpClient given;
    private volatile @Nullable SdkHttpClient own;

    SharedHttp(@Nullable SdkHttpClient given) {
        this.given = given;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return client().prepareRequest(request);
    }

    boolean isGiven() {
        return given != null;
    }

    private SdkHttpClient client() {
        SdkHttpClient open = given == null ? own : given;
        return open == null ? opened() : open;
    }

    private synchronized SdkHttpClient opened() {
        SdkHttpClient open = own;
        if (open == null) {
            open = ApacheHttpClient.builder().maxConnections(CONNECTIONS).build();
            own = open;
        }
        return open;
    }

    @Override
    public String clientName() {
        return given == null ? "Apache" : given.clientName();
    }

    /** Nothing: AWS clients share it. */
    @Override
    public void close() {}

    synchronized void closeOwn() {
        if (own != null) {
            own.close();
        }
    }

    @Override
    public String toString() {
        return clientName();
    }
}
