package dev.mlgovern.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.ingest.IngestReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Loads millions of records from an iterator in a process of 128 MB, without sockets, and says how much heap it took. */
final class IngestHeap {
    private static final String MOST = "-Xmx128m";

    private IngestHeap() {}

    static void measure(Pace pace, Figures figures) throws IOException, InterruptedException {
        long records = pace.brief() ? 20_000 : 10_000_000;
        ProcessBuilder heap = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MOST,
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestHeap.class.getName(),
                        String.valueOf(records)))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        long began = System.nanoTime();
        Process process = heap.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = String.valueOf(out.readLine());
            if (process.waitFor() != 0 || !line.startsWith(records + " ")) {
                throw new IllegalStateException(
                        "the process should write %d records, said %s".formatted(records, line));
            }
            figures.add("heap_records", (double) records);
            figures.add("heap_records_per_second", records / ((System.nanoTime() - began) / 1e9));
            figures.add("peak_heap_mb", Double.parseDouble(line.substring(line.indexOf(' '))));
        } finally {
            process.destroy();
        }
    }

    public static void main(String[] arguments) {
        long records = Long.parseLong(arguments[0]);
        byte[] session = Answers.assumedRole(Clock.systemUTC(), Duration.ofHours(12));
        StubAws stub = request -> StubAws.response(200, answer(request.encodedPath(), StubAws.toSts(request), session));
        AtomicLong peak = peak();
        try (MlPlatform platform = Bank.platform().httpClient(stub).build()) {
            FeatureStore store = FeatureStore.on(platform);
            IngestReport report = store.ingest(store.describe(FeatureGroupArn.parse(Cards.ARN)))
                    .settings(s -> s.batches(true))
                    .from(Cards.numbered(next -> next < records));
            System.out.println(report.written() + " " + peak.get() / 1e6);
        }
        System.exit(0);
    }

    private static byte[] answer(String path, boolean target, byte[] session) {
        if (path.equals("/BatchWriteRecord")) {
            return FeatureServer.BATCH;
        }
        return target ? session : Cards.described();
    }

    /** The most that a collection left from now on, all of the heap at one time: in between, garbage fills whatever there is. */
    private static AtomicLong peak() {
        Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        AtomicLong peak = new AtomicLong();
        NotificationListener listener = (collected, unused) -> {
            GcInfo collection = GarbageCollectionNotificationInfo.from((CompositeData) collected.getUserData())
                    .getGcInfo();
            long left = collection.getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> heap.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            peak.accumulateAndGet(left, Math::max);
        };
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            listener,
                            sent -> sent.getType()
                                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
        return peak;
    }
}
