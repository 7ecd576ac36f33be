package dev.mlgovern.core;

import dev.mlgovern.core.call.ThreadedHttp;
import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The one asynchronous HTTP client of a platform: the user's; or, unless the user gave a synchronous one, that on the
 * class path; or threads over the synchronous one. Made when it is first needed.
 */
final class SharedAsyncHttp implements SdkAsyncHttpClient {
    private static final int CONNECTIONS = 1024;
    private static final int THREADS = 64;
    private static final int IDLE_SECONDS = 10;
    private static final String FIRST_CHOICE = "software.amazon.awssdk.http.crt.";

    private final @Nullable SdkAsyncHttpClient given;
    private final SharedHttp sync;
    private volatile @Nullable SdkAsyncHttpClient own;
    private @Nullable ThreadPoolExecutor threads;

    SharedAsyncHttp(@Nullable SdkAsyncHttpClient given, SharedHttp sync) {
        this.given = given;
        this.sync = sync;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        return client().execute(request);
    }

    private SdkAsyncHttpClient client() {
        SdkAsyncHttpClient open = given == null ? own : given;
        return open == null ? opened() : open;
    }

    private synchronized SdkAsyncHttpClient opened() {
        SdkAsyncHttpClient open = own;
        if (open == null) {
            open = sync.isGiven() ? threaded() : onClassPath().orElseGet(this::threaded);
            own = open;
        }
        return open;
    }

    // by the SDK's own way of finding them, so that no module depends on 19 MB of native code
    private static Optional<SdkAsyncHttpClient> onClassPath() {
        return ServiceLoader.load(SdkAsyncHttpService.class, SharedAsyncHttp.class.getClassLoader()).stream()
                .min(Comparator.comparing(found -> !found.type().getName().startsWith(FIRST_CHOICE)))
                .map(found -> found.get()
                        .createAsyncHttpClientFactory()
                        .buildWithDefaults(AttributeMap.builder()
                                .put(SdkHttpConfigurationOption.MAX_CONNECTIONS, CONNECTIONS)
                                .build()));
    }

    private SdkAsyncHttpClient threaded() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), SharedAsyncHttp::thread);
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
        return new ThreadedHttp(sync, pool);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mlgovern-http");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String clientName() {
        return given == null ? "shared" : given.clientName();
    }

    /** Nothing: AWS clients share it. */
    @Override
    public void close() {}

    synchronized void closeOwn() {
        if (own != null) {
            own.close();
        }
        if (threads != null) {
            // whoever waits for a request that has no thread yet still hears of its end
            threads.shutdown();
        }
    }

    @Override
    public String toString() {
        return clientName();
    }
}
