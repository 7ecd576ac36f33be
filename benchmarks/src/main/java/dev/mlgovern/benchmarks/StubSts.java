package dev.mlgovern.benchmarks;

import dev.mlgovern.core.call.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** An STS that counts what it is asked, takes its time and can be down; SageMaker beside it is always up. */
final class StubSts implements StubAws {
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final byte[] PACKAGE = Answers.modelPackage();

    private final byte[] session;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean down = new AtomicBoolean();

    /** Every session that it gives ends so long after it was made. */
    StubSts(Duration valid) {
        session = Answers.assumedRole(Clock.systemUTC(), valid);
    }

    int calls() {
        return calls.get();
    }

    void goesDown() {
        down.set(true);
    }

    @Override
    public HttpExecuteResponse answer(SdkHttpRequest request) throws IOException {
        if (!StubAws.toSts(request)) {
            return StubAws.response(200, PACKAGE);
        }
        calls.incrementAndGet();
        try {
            Sleeper.real().sleep(LATENCY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before the answer");
        }
        if (down.get()) {
            throw new IOException("connection refused");
        }
        return StubAws.response(200, session);
    }
}
