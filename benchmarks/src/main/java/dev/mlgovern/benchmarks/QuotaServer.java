package dev.mlgovern.benchmarks;

import dev.mlgovern.core.call.Sleeper;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A service behind a token bucket that holds a tenth of a second's quota, and takes its time for each answer, also when it
 * throttles.
 */
final class QuotaServer implements StubAws {
    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final double BUCKET_SECONDS = 0.1;
    private static final byte[] PACKAGE = Answers.modelPackage();
    private static final byte[] THROTTLED = Answers.throttled();

    private final byte[] session = Answers.assumedRole(Clock.systemUTC(), Duration.ofHours(12));
    private volatile Timeline answers = new Timeline();
    private volatile Timeline throttles = new Timeline();
    private double perSecond;
    private double tokens;
    private long refilled = System.nanoTime();

    /** Forgets what was before. */
    void begin() {
        answers = new Timeline();
        throttles = new Timeline();
    }

    synchronized void allow(double callsPerSecond) {
        perSecond = callsPerSecond;
    }

    /** Requests that were let through. */
    Timeline answers() {
        return answers;
    }

    /** Requests that were not. */
    Timeline throttles() {
        return throttles;
    }

    @Override
    public HttpExecuteResponse answer(SdkHttpRequest request) throws InterruptedIOException {
        if (request.firstMatchingHeader("X-Amz-Target").orElse("").endsWith("DescribeFeatureGroup")) {
            return StubAws.response(200, Cards.described());
        }
        boolean record = request.encodedPath().length() > 1;
        if (StubAws.toSts(request) && !record) {
            return StubAws.response(200, session);
        }
        boolean through = take();
        (through ? answers : throttles).count();
        try {
            Sleeper.real().sleep(LATENCY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before the answer");
        }
        return through ? StubAws.response(200, PACKAGE) : StubAws.response(400, THROTTLED);
    }

    private synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(perSecond * BUCKET_SECONDS, tokens + (now - refilled) / 1e9 * perSecond);
        refilled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
