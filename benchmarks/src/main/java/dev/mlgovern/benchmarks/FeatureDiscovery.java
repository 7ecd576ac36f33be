package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.discovery.FeatureIndex;
import dev.mlgovern.featurestore.discovery.FoundFeature;
import dev.mlgovern.featurestore.discovery.FoundGroup;
import dev.mlgovern.featurestore.discovery.Hits;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** What it costs to find feature groups: calls of a live search, and questions to an index. */
final class FeatureDiscovery implements Benchmark {
    private static final int GROUPS = 1000;
    private static final int FEATURES_A_GROUP = 50;
    private static final int SHOWN = 20;

    @Override
    public void measure(Pace pace, Figures figures) {
        calls(figures);
        int groups = pace.brief() ? 100 : 10_000;
        FeatureStub stub = new FeatureStub(groups, FEATURES_A_GROUP);
        try (MlPlatform platform = Bank.platform().httpClient(stub).build()) {
            FeatureStore store = FeatureStore.on(platform);
            index(store, stub.words(), pace, figures);
        }
    }

    /** Beside ListFeatureGroups, a hundred a page, and DescribeFeatureGroup for each, which is the least that tells as much. */
    private static void calls(Figures figures) {
        FeatureStub stub = new FeatureStub(GROUPS, FEATURES_A_GROUP);
        try (MlPlatform platform = Bank.platform().httpClient(stub).build()) {
            FeatureStore store = FeatureStore.on(platform);
            List<FoundGroup> found =
                    store.discovery().groups(q -> q.addAccount(Bank.DEV)).toList();
            if (found.size() != GROUPS) {
                throw new IllegalStateException("%d groups were found of %d".formatted(found.size(), GROUPS));
            }
            figures.add("calls_per_1000_groups", stub.searches());
            figures.add("calls_ratio", (GROUPS / 100.0 + GROUPS) / stub.searches());
        }
    }

    private static void index(FeatureStore store, List<String> words, Pace pace, Figures figures) {
        FeatureIndex index = store.index(i -> i.addAccount(Bank.DEV));
        long before = heap();
        long begin = System.nanoTime();
        index.refresh();
        figures.add("index_read_seconds", (System.nanoTime() - begin) / 1e9);
        figures.add("index_entries", index.size());
        figures.add("index_heap_mb", (heap() - before) / 1e6);
        Random random = new Random(1);
        int questions = pace.brief() ? 1_000 : 20_000;
        asked(index, words, random, questions);
        long[] nanos = asked(index, words, random, questions);
        Arrays.sort(nanos);
        figures.add("index_query_p50_us", nanos[questions / 2] / 1e3);
        figures.add("index_query_p99_us", nanos[questions * 99 / 100] / 1e3);
    }

    /** Two words that stand together somewhere, whole or begun, and the first page of what is found. */
    private static long[] asked(FeatureIndex index, List<String> words, Random random, int questions) {
        long[] nanos = new long[questions];
        for (int i = 0; i < questions; i++) {
            String text = words.get(random.nextInt(words.size()));
            String asked = random.nextInt(4) == 0 ? text.substring(0, text.length() - 1) : text;
            long begin = System.nanoTime();
            Hits<FoundFeature> hits = index.features(q -> q.words(asked));
            Iterator<FoundFeature> page = hits.iterator();
            int read = 0;
            while (read < SHOWN && page.hasNext()) {
                page.next();
                read++;
            }
            nanos[i] = System.nanoTime() - begin;
            if (read == 0) {
                throw new IllegalStateException("nothing was found for " + asked);
            }
        }
        return nanos;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
