package dev.mlgovern.core.call;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Sends no faster than the service lets through, once it throttled. */
final class PacedHttp extends GuardedHttp {
    private static final double NANOS = 1e9;

    private final Pacer pacer = new Pacer();
    private final Clock clock;
    private final Sleeper sleeper;

    private PacedHttp(SdkHttpClient next, PipelineSettings settings) {
        super(next);
        this.clock = settings.clock();
        this.sleeper = settings.sleeper();
    }

    static SdkHttpClient around(SdkHttpClient next, PipelineSettings settings) {
        return settings.limits().pacing() ? new PacedHttp(next, settings) : next;
    }

    @Override
    HttpExecuteResponse around(ExecutableHttpRequest request, @Nullable Call call) throws IOException {
        if (call == null) {
            return request.call();
        }
        awaitTurn(call);
        HttpExecuteResponse response = request.call();
        if (call.verdict() == Call.Verdict.THROTTLED) {
            pacer.throttled(now());
        } else {
            pacer.passed(now());
        }
        return response;
    }

    private void awaitTurn(Call call) throws InterruptedIOException {
        for (double pause = pacer.turn(now()); pause > 0; pause = pacer.turn(now())) {
            if (pause > call.remaining().toNanos() / NANOS) {
                throw new UnavailableException(Failure.of(
                                call.operation().action(),
                                "not sent, since AWS throttles and its turn would come after the deadline; call again later")
                        .in(call.operation().account()));
            }
            pause(pause);
        }
    }

    private void pause(double seconds) throws InterruptedIOException {
        try {
            sleeper.sleep(Duration.ofNanos((long) (seconds * NANOS)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a turn");
        }
    }

    private double now() {
        Instant instant = clock.instant();
        return instant.getEpochSecond() + instant.getNano() / NANOS;
    }

    @Override
    String what() {
        return "pacer";
    }
}
