package dev.mlgovern.core.call;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnavailableException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Lets only so many requests be under way at once; the SDK's timeout interrupts who waits too long. */
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
        try {
            return request.call();
        } finally {
            bulkhead.onComplete();
        }
    }

    @Override
    String what() {
        return "bulkhead of " + concurrency;
    }
}
