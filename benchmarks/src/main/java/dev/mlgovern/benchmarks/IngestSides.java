package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.ingest.IngestReport;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeAsyncClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;

/** Loading records through the library, and by the best loop that can be written over the same client. */
final class IngestSides implements AutoCloseable {
    private static final com.sun.management.OperatingSystemMXBean MACHINE =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final SdkHttpClient apache =
            ApacheHttpClient.builder().maxConnections(256).build();
    private final SdkAsyncHttpClient crt =
            AwsCrtAsyncHttpClient.builder().maxConcurrency(1024).build();
    private final MlPlatform platform;
    private final FeatureStore store;
    private final FeatureGroup group;
    private final SageMakerFeatureStoreRuntimeAsyncClient bare;
    private final SageMakerFeatureStoreRuntimeClient blocking;

    IngestSides(FeatureServer server) {
        platform = Bank.platform()
                .httpClient(new Rerouted(apache, server.uri()))
                .asyncHttpClient(new ReroutedAsync(crt, server.uri()))
                .build();
        store = FeatureStore.on(platform);
        group = store.describe(FeatureGroupArn.parse(Cards.ARN));
        bare = SageMakerFeatureStoreRuntimeAsyncClient.builder()
                .region(Bank.REGION)
                .credentialsProvider(BareSdk.session())
                .httpClient(new ReroutedAsync(crt, server.uri()))
                .build();
        blocking = SageMakerFeatureStoreRuntimeClient.builder()
                .region(Bank.REGION)
                .credentialsProvider(BareSdk.session())
                .httpClient(new Rerouted(apache, server.uri()))
                .build();
    }

    /** What a turn came to, the server's work included. */
    record Turn(double recordsPerSecond, double cpuSecondsPerRecord) {
        static Turn of(long records, long nanos, long cpuNanos) {
            return new Turn(records / (nanos / 1e9), cpuNanos / 1e9 / records);
        }
    }

    /** How records are loaded for a while. */
    @FunctionalInterface
    interface Side {
        /** {@return how many were} */
        long load(long untilNanos) throws Exception;
    }

    static Turn turn(Side side, Duration time) throws Exception {
        long cpu = MACHINE.getProcessCpuTime();
        long began = System.nanoTime();
        long records = side.load(began + time.toNanos());
        return Turn.of(records, System.nanoTime() - began, MACHINE.getProcessCpuTime() - cpu);
    }

    Side ours(boolean batches) {
        return until -> {
            IngestReport report = store.ingest(group)
                    .settings(s -> s.batches(batches))
                    .from(Cards.numbered(next -> System.nanoTime() < until));
            if (report.failed() > 0) {
                throw new IllegalStateException(report + ": none should fail");
            }
            return report.written();
        };
    }

    /** The SDK's asynchronous client on CRT's. */
    Side sdk(int inFlight) {
        return until -> {
            Semaphore room = new Semaphore(inFlight);
            AtomicReference<Throwable> failed = new AtomicReference<>();
            long records = 0;
            while (System.nanoTime() < until) {
                room.acquire();
                var unused = bare.putRecord(Cards.request(records++)).whenComplete((done, thrown) -> {
                    room.release();
                    failed.compareAndSet(null, thrown);
                });
            }
            room.acquire(inFlight);
            if (failed.get() != null) {
                throw new IllegalStateException(failed.get());
            }
            return records;
        };
    }

    /** The SDK's synchronous client on Apache's. */
    Side blocking(int threads) {
        return until -> {
            AtomicLong records = new AtomicLong();
            new Crowd(threads).run(thread -> {
                while (System.nanoTime() < until) {
                    blocking.putRecord(Cards.request(records.getAndIncrement()));
                }
            });
            return records.get();
        };
    }

    @Override
    public void close() {
        platform.close();
        bare.close();
        blocking.close();
        crt.close();
        apache.close();
    }
}
