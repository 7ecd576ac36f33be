package dev.mlgovern.core.call;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client that does something around each request of another one. Closing it closes nothing. */
abstract class GuardedHttp implements SdkHttpClient {
    private final SdkHttpClient next;

    GuardedHttp(SdkHttpClient next) {
        this.next = next;
    }

    /** Sends the request, or refuses to. */
    abstract HttpExecuteResponse around(ExecutableHttpRequest request, @Nullable Call call) throws IOException;

    /** A few words for {@link #toString}. */
    abstract String what();

    @Override
    public final ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = next.prepareRequest(request);
        Call call = Call.SENDING.get();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return around(prepared, call);
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public final String clientName() {
        return next.clientName();
    }

    @Override
    public final void close() {}

    @Override
    public final String toString() {
        return what() + " > " + next;
    }
}
