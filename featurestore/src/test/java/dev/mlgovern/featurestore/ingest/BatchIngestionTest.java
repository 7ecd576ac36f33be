package dev.mlgovern.featurestore.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.Bank.CardActivity;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.file.FeatureFile;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that write many records in a call, and runs out of files. */
@LocalCloudTest
class BatchIngestionTest {
    private static final String BATCH = "featurestore-runtime.sagemaker:BatchWriteRecord";
    private static final int CARDS = 40;

    @TempDir
    Path folder;

    private LocalCloud cloud;
    private MlPlatform platform;
    private FeatureStore store;
    private FeatureGroup group;
    private Instant now;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        Bank bank = new Bank(cloud);
        platform = bank.platform();
        store = FeatureStore.on(platform);
        group = store.ensure(bank.definition().build()).run();
        now = Instant.ofEpochMilli(cloud.clock().instant().toEpochMilli());
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private IngestReport load(int count) {
        return store.ingest(group, Bank.TYPE)
                .settings(s -> s.batches(true))
                .from(IntStream.range(0, count).mapToObj(this::activity));
    }

    /** The same cards again and again, a second later each time. */
    private CardActivity activity(int i) {
        return new CardActivity("c" + i % CARDS, now.plusSeconds(i / CARDS), i, i, "DE");
    }

    private Map<String, Long> calls() {
        return cloud.calls().stream()
                .map(call -> call.operation())
                .filter(name -> name.endsWith("Record"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    private void assertAllThere(int count) {
        Records<CardActivity> records = store.records(group, Bank.TYPE);
        for (int i = count - CARDS; i < count; i++) {
            assertThat(records.get("c" + i % CARDS)).contains(activity(i));
        }
        List<Map<String, String>> offline = cloud.account(Bank.STORE.value()).offlineRecords("card-activity");
        for (int card = 0; card < CARDS; card++) {
            String id = "c" + card;
            List<String> times = new ArrayList<>(offline.stream()
                    .filter(row -> id.equals(row.get("card")))
                    .map(row -> String.valueOf(row.get("at")))
                    .distinct()
                    .toList());
            assertThat(times).isSorted().hasSize(count / CARDS);
        }
    }

    @Test
    void from_withBatches_writesMostOfThemTogetherAndInOrder() {
        IngestReport report = load(2_000);

        assertThat(report.written()).isEqualTo(2_000);
        assertThat(calls()).containsOnlyKeys("BatchWriteRecord");
        assertThat(calls().get("BatchWriteRecord")).isBetween(80L, 200L);
        assertAllThere(2_000);
    }

    @Test
    void from_withPartialBatchesAndFaults_losesNone() {
        cloud.disturbBatchWrites(100, 30);
        cloud.faults().on(BATCH).every(7).throttled();
        cloud.faults().on(BATCH).every(11).lostAnswer();
        cloud.faults().on(BATCH).every(13).reset();

        IngestReport report = load(2_000);

        assertThat(report.written()).isEqualTo(2_000);
        assertThat(report.failed()).isZero();
        assertThat(calls().get("PutRecord")).isBetween(1L, 30L);
        assertAllThere(2_000);
    }

    @Test
    void from_whereBatchesAreNotServed_writesEachAloneAndAsksOnce() {
        cloud.batchWrites(false);
        load(400);
        long asked = calls().getOrDefault("BatchWriteRecord", 0L);
        assertThat(asked).isPositive();
        load(400);

        assertThat(calls()).containsEntry("BatchWriteRecord", asked).containsEntry("PutRecord", 800L);
        assertAllThere(400);
    }

    @Test
    void from_aFile_writesItsRowsAndCountsBadOnes() throws IOException {
        Path file = Files.writeString(folder.resolve("cards.csv"), """
                card,at,spent,shops-24h,country
                4711,2026-11-23T10:00:00Z,12.5,3,DE
                4712,2026-11-23T10:00:00Z,a lot,3,DE
                4713,2026-11-23T11:00:00+01:00,1,,""
                """);
        List<DeadLetter> letters = new ArrayList<>();

        IngestReport report =
                store.ingest(group, Bank.TYPE).deadLetters(letters::add).from(FeatureFile.of(file));

        assertThat(report).hasToString("IngestReport[2 written, 1 failed, 0 skipped, 0 retried, 0 throttled]");
        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason())
                        .hasMessageContaining("feature spent: value must be a finite number, in line 3")
                        .hasMessageNotContaining("a lot"));
        CardActivity read = store.records(group, Bank.TYPE).get("4713").orElseThrow();
        assertThat(read.at()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(read.shops()).isNull();
        assertThat(read.country()).isEmpty();
    }
}
