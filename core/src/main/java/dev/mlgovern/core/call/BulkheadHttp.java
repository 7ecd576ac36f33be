package dev.mlgovern.core.call;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnavailableException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Lets only so many requests be under way at once; the SDK's timeout interrupts who waits too long. A request is under way
 * until its answer is read, closed or aborted, since until then it occupies a connection.
 */
final class BulkheadHttp extends GuardedHttp {
    private final Bulkhead bulkhead;
    private final int concurrency;

    BulkheadHttp(SdkHttpClient next, CallLimits limits) {
        super(next);
        concurrency = limits.concurrency();
        bulkhead = Bulkhead.of(
                "aws",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(concurrency)
                        .maxWaitDuration(limits.timeout())
                        .writableStackTraceEnabled(false)
                        .build());
    }

    @Override
    HttpExecuteResponse around(ExecutableHttpRequest request, @Nullable Call call) throws IOException {
        if (call == null) {
            return request.call();
        }
        if (!bulkhead.tryAcquirePermission()) {
            throw new UnavailableException(Failure.of(
                            call.operation().action(),
                            "not sent, since " + concurrency + " other requests were under way until the deadline")
                    .in(call.operation().account()));
        }
        HttpExecuteResponse response = null;
        try {
            response = request.call();
        } finally {
            if (response == null || response.responseBody().isEmpty()) {
                bulkhead.onComplete();
            }
        }
        return response.responseBody().isEmpty() ? response : held(response);
    }

    private HttpExecuteResponse held(HttpExecuteResponse response) {
        Held body = new Held(response.responseBody().orElseThrow(), bulkhead::onComplete);
        return HttpExecuteResponse.builder()
                .response(response.httpResponse())
                .responseBody(AbortableInputStream.create(body, body))
                .build();
    }

    /** A body that gives its place back, once. */
    private static final class Held extends FilterInputStream implements Abortable {
        private final AbortableInputStream body;
        private final AtomicBoolean left = new AtomicBoolean();
        private final Runnable leave;

        Held(AbortableInputStream body, Runnable leave) {
            super(body);
            this.body = body;
            this.leave = leave;
        }

        @Override
        public int read() throws IOException {
            return seen(super.read());
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return seen(super.read(into, offset, length));
        }

        private int seen(int read) {
            if (read < 0) {
                leave();
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                leave();
            }
        }

        @Override
        public void abort() {
            try {
                body.abort();
            } finally {
                leave();
            }
        }

        private void leave() {
            if (left.compareAndSet(false, true)) {
                leave.run();
            }
        }
    }

    @Override
    String what() {
        return "bulkhead of " + concurrency;
    }
}
