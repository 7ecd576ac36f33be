package dev.mlgovern.featurestore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million records through throttles, faults, resets and lost answers, and through processes that die: the store ends as
 * if each had been written once, one by one. {@code -Dmlgovern.load.seed=N} does the same again, as far as threads allow.
 */
@LocalCloudTest
class IngestLoadTest {
    private static final long SEED = Long.getLong("mlgovern.load.seed", System.nanoTime());
    private static final int RECORDS = Integer.getInteger("mlgovern.load.records", 1_000_000);
    private static final int COUNTED_RECORDS = RECORDS / 10;
    private static final int CHECKED_RECORDS = RECORDS / 20;
    private static final RecordType<Source.Reading> TYPE = RecordType.of(Source.Reading.class);

    @TempDir
    private Path folder;

    private static FeatureGroup sensors(Bank bank) {
        try (MlPlatform platform = bank.platform()) {
            return FeatureStore.on(platform)
                    .ensure(d -> d.name("sensors").team("fraud").records(TYPE).onlineStore(s -> {}))
                    .run();
        }
    }

    private static IngestReport load(MlPlatform platform, FeatureGroup sensors, Path checkpoint, Source source) {
        return FeatureStore.on(platform)
                .ingest(sensors, TYPE)
                .settings(s -> s.checkpointEvery(Duration.ofMillis(200)))
                .checkpoint(Checkpoint.file(checkpoint))
                .changes()
                .from(source.changes());
    }

    @Test
    void ingest_throughFaults_countsEachOfThem(LocalCloud cloud) {
        say(COUNTED_RECORDS + " records, seed " + SEED + " (repeat with -Dmlgovern.load.seed=" + SEED + ")");
        long began = System.nanoTime();
        Bank bank = new Bank(cloud);
        FeatureGroup sensors = sensors(bank);
        Source source = new Source(COUNTED_RECORDS, SEED);
        FakeStore store = new FakeStore(COUNTED_RECORDS, Source::poisonous);
        IngestReport report;
        FakeRuntime runtime = new FakeRuntime(store, new Random(SEED), -1);
        try (MlPlatform platform = bank.setUp().asyncHttpClient(runtime).build()) {
            report = load(platform, sensors, folder.resolve("a"), source);
        }
        runtime.close();
        say(report + ", throttles, faults and losses " + runtime.disturbances() + ", " + seconds(began) + " s");

        assertThat(report.written() + report.failed()).isEqualTo(COUNTED_RECORDS);
        assertThat(report.skipped()).isZero();
        ends(store, source);
        assertThat(runtime.disturbances()).allMatch(count -> count > COUNTED_RECORDS / 500);
        assertThat(report.retried())
                .isEqualTo(runtime.disturbances().stream().mapToInt(i -> i).sum());
        assertThat(report.throttled()).isEqualTo(runtime.disturbances().get(0).longValue());
    }

    @Test
    void ingest_ofAMillionRecordsKilledAtRandomPoints_endsAsIfWrittenOneByOne(LocalCloud cloud) {
        say("seed " + SEED + " (repeat with -Dmlgovern.load.seed=" + SEED + ")");
        long began = System.nanoTime();
        Bank bank = new Bank(cloud);
        FeatureGroup sensors = sensors(bank);
        Source source = new Source(RECORDS, SEED + 1);
        FakeStore store = new FakeStore(RECORDS, Source::poisonous);
        Random chance = new Random(SEED + 2);
        Path checkpoint = folder.resolve("b");
        List<Integer> deaths = new ArrayList<>();
        for (int death = 0; death < 2; death++) {
            int call = 1 + chance.nextInt(RECORDS / 3);
            deaths.add(call);
            store.begins();
            FakeRuntime runtime = new FakeRuntime(store, chance, call);
            try (MlPlatform platform = bank.setUp().asyncHttpClient(runtime).build()) {
                assertThatThrownBy(() -> load(platform, sensors, checkpoint, source))
                        .isInstanceOf(FakeRuntime.Death.class);
            }
            runtime.close();
        }
        store.begins();
        FakeRuntime runtime = new FakeRuntime(store, chance, -1);
        IngestReport last;
        try (MlPlatform platform = bank.setUp().asyncHttpClient(runtime).build()) {
            last = load(platform, sensors, checkpoint, source);
        }
        runtime.close();
        say("killed at calls " + deaths + " of " + RECORDS + " records, last run " + last + ", " + seconds(began)
                + " s");

        assertThat(last.written() + last.failed() + last.skipped()).isEqualTo(RECORDS);
        ends(store, source);
    }

    /** The same through LocalCloud, which checks each request and each answer. */
    @Test
    void ingest_throughLocalCloud_endsAsIfWrittenOneByOne(LocalCloud cloud) {
        long began = System.nanoTime();
        Bank bank = new Bank(cloud);
        FeatureGroup sensors = sensors(bank);
        Source source = new Source(CHECKED_RECORDS, SEED + 3);
        for (String operation : List.of("PutRecord", "DeleteRecord")) {
            String on = "featurestore-runtime.sagemaker:" + operation;
            cloud.faults().on(on).probability(0.01, SEED).times(300).throttled();
            cloud.faults().on(on).probability(0.005, SEED).unavailable();
            cloud.faults().on(on).probability(0.005, SEED).reset();
            cloud.faults().on(on).probability(0.005, SEED).lostAnswer();
            cloud.faults().on(on).probability(0.005, SEED).resetMidBody();
        }
        Map<String, Source.Reading> found = new HashMap<>();
        IngestReport report;
        try (MlPlatform platform = bank.platform()) {
            report = load(platform, sensors, folder.resolve("c"), source);
            cloud.faults().clear();
            Records<Source.Reading> records = FeatureStore.on(platform).records(sensors, TYPE);
            found.putAll(records.get(source.sensors().toList()).records());
        }
        say("through LocalCloud: " + report + ", " + seconds(began) + " s");

        assertThat(report.written() + report.failed()).isEqualTo(CHECKED_RECORDS);
        assertThat(report.throttled()).isBetween(300L, 600L);
        Map<String, Integer> expected = new HashMap<>();
        source.written(position -> false).cells().forEach((sensor, cell) -> {
            if (cell.position() != null) {
                expected.put(sensor, cell.position());
            }
        });
        Map<String, Integer> there = new HashMap<>();
        found.forEach((sensor, reading) -> there.put(sensor, reading.position()));
        assertThat(there.equals(expected)).isTrue();
    }

    private static void ends(FakeStore store, Source source) {
        assertThat(store.problems()).isEmpty();
        assertThat(IntStream.range(0, source.count()).filter(i -> source.puts(i) && store.arrivals(i) == 0))
                .as("lost")
                .isEmpty();
        assertThat(store.cells().equals(source.written(Source::poisonous).cells()))
                .as("each identifier has what the last of its records left")
                .isTrue();
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private static void say(String what) {
        System.out.println("ingest: " + what);
    }
}
