package dev.mlgovern.core.call;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnavailableException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Leaves a service alone for a while that fails or does not answer. Throttles and refusals are no failures. */
final class BreakerHttp extends GuardedHttp {
    private static final int WINDOW = 40;
    private static final int TRIALS = 4;

    private final CircuitBreaker breaker;
    private final long pauseMillis;

    BreakerHttp(SdkHttpClient next, CallLimits limits, Clock clock) {
        super(next);
        pauseMillis = limits.breakerPause().toMillis();
        breaker = CircuitBreaker.of(
                "aws",
                CircuitBreakerConfig.custom()
                        .slidingWindow(WINDOW, WINDOW / 2, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(80)
                        .waitDurationInOpenState(limits.breakerPause())
                        .recordResult(Boolean.FALSE::equals)
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .clock(clock)
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        .writableStackTraceEnabled(false)
                        .build());
    }

    static SdkHttpClient around(SdkHttpClient next, CallLimits limits, Clock clock) {
        return limits.breaker() ? new BreakerHttp(next, limits, clock) : next;
    }

    @Override
    HttpExecuteResponse around(ExecutableHttpRequest request, @Nullable Call call) throws IOException {
        if (call == null) {
            return request.call();
        }
        if (!breaker.tryAcquirePermission()) {
            throw new UnavailableException(Failure.of(
                            call.operation().action(),
                            "not sent, since the service failed most of its latest requests; it is tried again within "
                                    + pauseMillis + " ms")
                    .in(call.operation().account()));
        }
        boolean answered = false;
        try {
            HttpExecuteResponse response = request.call();
            answered = true;
            return response;
        } finally {
            breaker.onResult(0, TimeUnit.MILLISECONDS, answered && call.verdict() != Call.Verdict.FAULT);
        }
    }

    @Override
    String what() {
        return "breaker";
    }
}
