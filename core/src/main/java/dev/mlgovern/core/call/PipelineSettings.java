package dev.mlgovern.core.call;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.immutables.value.Value;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** What holds for all clients of one platform. */
@Value.Immutable
abstract class PipelineSettings {
    abstract Clock clock();

    abstract Sleeper sleeper();

    abstract CallLimits limits();

    abstract List<CallListener> listeners();

    abstract boolean readOnly();

    abstract SdkHttpClient http();

    abstract SdkAsyncHttpClient asyncHttp();

    abstract ScheduledExecutorService timeouts();

    abstract AtomicBoolean closed();

    void checkOpen() {
        if (closed().get()) {
            throw new IllegalStateException("the platform is closed");
        }
    }
}
