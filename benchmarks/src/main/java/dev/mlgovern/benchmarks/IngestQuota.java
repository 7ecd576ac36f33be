package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.ingest.IngestReport;
import java.util.concurrent.TimeUnit;

/** Loading records into a service that allows less than could be sent. */
final class IngestQuota {
    private static final int QUOTA = 1_000;

    private IngestQuota() {}

    static void measure(Pace pace, Figures figures) {
        long settle = TimeUnit.SECONDS.toNanos(pace.brief() ? 0 : 10);
        long whole = settle + TimeUnit.SECONDS.toNanos(pace.brief() ? 1 : 20);
        QuotaServer server = new QuotaServer();
        server.allow(QUOTA);
        try (MlPlatform platform = Bank.platform().httpClient(server).build()) {
            FeatureStore store = FeatureStore.on(platform);
            FeatureGroup group = store.describe(FeatureGroupArn.parse(Cards.ARN));
            long began = System.nanoTime();
            server.begin();
            IngestReport report = store.ingest(group).from(Cards.numbered(next -> System.nanoTime() - began < whole));
            double through = server.answers().between(settle / 1e9, whole / 1e9);
            figures.add("ingest_goodput", through / (QUOTA * (whole - settle) / 1e9));
            figures.add("ingest_failed", (double) report.failed());
        }
    }
}
