package dev.mlgovern.featurestore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.Progress;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.Bank.CardActivity;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.online.Deletion;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LocalCloudTest
class IngestionTest {
    static final String PUT = "featurestore-runtime.sagemaker:PutRecord";

    @TempDir
    private Path folder;

    private LocalCloud cloud;
    private MlPlatform platform;
    private FeatureStore store;
    private FeatureGroup cards;
    private Records<CardActivity> records;
    private Instant now;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        Bank bank = new Bank(cloud);
        platform = bank.platform();
        store = FeatureStore.on(platform);
        cards = store.ensure(bank.definition().build()).run();
        records = store.records(cards, Bank.TYPE);
        now = Instant.ofEpochMilli(cloud.clock().instant().toEpochMilli());
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private CardActivity activity(int card) {
        return new CardActivity("c" + card, now, card, null, "DE");
    }

    private Stream<CardActivity> activities(int count) {
        return IntStream.range(0, count).mapToObj(this::activity);
    }

    private static List<String> cardsUpTo(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
    }

    @Test
    void from_ofAStream_writesEveryRecordWithOneCall() {
        IngestReport report = store.ingest(cards, Bank.TYPE).from(activities(300));
        assertThat(report).isEqualTo(new IngestReport(300, 0, 0, 0, 0, List.of()));
        assertThat(records.get(cardsUpTo(300)).records().values())
                .containsExactlyElementsOf(activities(300).toList());
        assertThat(cloud.calls().stream().filter(call -> call.operation().equals("PutRecord")))
                .hasSize(300);
    }

    @Test
    void from_ofAPublisher_writesEveryRecord() {
        SubmissionPublisher<CardActivity> publisher = new SubmissionPublisher<>();
        Thread source = new Thread(() -> {
            while (!publisher.hasSubscribers()) {
                Thread.onSpinWait();
            }
            activities(2_000).forEach(publisher::submit);
            publisher.close();
        });
        source.start();
        assertThat(store.ingest(cards, Bank.TYPE).from(publisher).written()).isEqualTo(2_000);
        assertThat(records.get(cardsUpTo(2_000)).records()).hasSize(2_000);
    }

    @Test
    void from_whenAnswersAreSlow_asksTheSourceForNoMoreThanThereIsRoomFor() {
        AtomicInteger given = new AtomicInteger();
        AtomicInteger ahead = new AtomicInteger();
        Iterator<CardActivity> source =
                activities(500).peek(each -> given.incrementAndGet()).iterator();
        store.ingest(cards, Bank.TYPE).settings(s -> s.inFlight(4)).from(new Iterator<CardActivity>() {
            @Override
            public boolean hasNext() {
                ahead.accumulateAndGet(given.get() - written(), Math::max);
                return source.hasNext();
            }

            @Override
            public CardActivity next() {
                return source.next();
            }
        });
        // eight wait to be taken, sixteen at most are taken
        assertThat(ahead.get()).isBetween(4, 8 + 16 + 1);
    }

    private int written() {
        return (int) cloud.calls().stream()
                .filter(call -> call.operation().equals("PutRecord"))
                .count();
    }

    @Test
    void from_withVersionsOfOneCard_keepsTheirOrderThroughFaults() {
        cloud.faults().on(PUT).probability(0.2, 7).serverError();
        cloud.faults().on(PUT).probability(0.2, 8).lostAnswer();
        List<CardActivity> versions = IntStream.range(0, 400)
                .mapToObj(i -> new CardActivity("c" + i % 3, now.plusMillis(i), i, null, null))
                .toList();
        IngestReport report = store.ingest(cards, Bank.TYPE).from(versions);
        assertThat(report.written()).isEqualTo(400);
        assertThat(report.retried()).isPositive();
        List<Double> first = cloud.account(Bank.STORE.value()).offlineRecords("card-activity").stream()
                .filter(row -> "c0".equals(row.get("card")))
                .map(row -> Double.valueOf(row.getOrDefault("spent", "")))
                .toList();
        assertThat(first).isSorted();
        assertThat(first.stream().distinct().count()).isEqualTo(134);
        assertThat(records.get("c0").orElseThrow().spent()).isEqualTo(399);
    }

    @Test
    void from_withABadRecord_failsItAloneAndKeepsItInTheDeadLetters() throws IOException {
        Path letters = folder.resolve("failed.jsonl");
        List<@Nullable CardActivity> source = new ArrayList<>(activities(5).toList());
        source.set(1, new CardActivity("c1", now, Double.NaN, 1, "secret"));
        source.set(2, null);
        source.set(3, new CardActivity("", now, 4, 1, "CH"));
        IngestReport report = store.ingest(cards, Bank.TYPE)
                .deadLetters(DeadLetters.jsonLines(letters))
                .from(source);
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.failed()).isEqualTo(3);
        assertThat(report.failures()).extracting(IngestReport.Failed::position).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(report.failures())
                .allSatisfy(failed -> assertThat(failed.reason())
                        .isInstanceOf(InvalidRequestException.class)
                        .hasMessageNotContaining("secret"));
        assertThat(Files.readAllLines(letters))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"position\":3", "\"identifier\":\"\"", "\"country\":\"CH\"", "\"reason\":\""));
    }

    @Test
    void from_ofChanges_keepsToStoresTimesToLiveAndDeletions() {
        activities(4).forEach(records::put);
        IngestReport report = store.ingest(cards, Bank.TYPE)
                .changes()
                .from(List.of(
                        Change.delete("c0", now.plusSeconds(1), Deletion.SOFT),
                        Change.delete("c1", now.plusSeconds(1), Deletion.HARD),
                        Change.put(new CardActivity("c1", now, 9, null, null)),
                        Change.put(new CardActivity("c2", now.plusSeconds(1), 9, null, null))
                                .stores(TargetStore.OFFLINE),
                        Change.put(new CardActivity("c3", now.plusSeconds(1), 9, null, null))
                                .timeToLive(Duration.ofHours(1)),
                        Change.delete("c3", now.minusSeconds(1), Deletion.HARD)));
        assertThat(report.written()).isEqualTo(5);
        assertThat(report.failures()).extracting(IngestReport.Failed::position).containsExactly(5L);
        assertThat(records.get("c0")).isEmpty();
        assertThat(records.get("c1").orElseThrow().spent()).isEqualTo(9);
        assertThat(records.get("c2").orElseThrow().spent()).isEqualTo(2);
        assertThat(records.get("c3").orElseThrow().spent()).isEqualTo(9);
        cloud.clock().advance(Duration.ofHours(2));
        assertThat(records.get("c3")).isEmpty();
        assertThat(records.get("c1")).isPresent();
    }

    @Test
    void from_withinABudget_takesItsTime() {
        Instant began = cloud.clock().instant();
        store.ingest(cards, Bank.TYPE).settings(s -> s.recordsPerSecond(50)).from(activities(200));
        assertThat(Duration.between(began, cloud.clock().instant())).isGreaterThan(Duration.ofMillis(3_900));
    }

    @Test
    void from_withoutAType_writesRecords() {
        FeatureRecord record = Bank.TYPE.encode(activity(1));
        assertThat(store.ingest(cards).from(List.of(record)).written()).isEqualTo(1);
        assertThat(records.get("c1")).contains(activity(1));
    }

    @Test
    void reportTo_hearsOfTheEnd() {
        List<Progress> heard = new ArrayList<>();
        store.ingest(cards, Bank.TYPE).reportTo(heard::add).from(activities(3));
        assertThat(heard).last().satisfies(last -> {
            assertThat(last.step()).isEqualTo("ingest card-activity");
            assertThat(last.state()).isEqualTo(Progress.State.DONE);
            assertThat(last.detail()).startsWith("3 written, 0 failed");
        });
    }

    @Test
    void spec_sentToAnotherProcess_loadsTheSame() throws Exception {
        IngestSpec<Change<CardActivity>> spec = store.ingest(cards, Bank.TYPE)
                .settings(s -> s.inFlight(2))
                .changes()
                .spec();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
            out.writeObject(spec);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()));
                MlPlatform executor = new Bank(cloud).platform()) {
            @SuppressWarnings("unchecked")
            IngestSpec<Change<CardActivity>> received = (IngestSpec<Change<CardActivity>>) in.readObject();
            received.on(executor).from(List.of(Change.put(activity(1))));
            received.on(executor).from(List.of(Change.put(activity(1))));
        }
        assertThat(records.get("c1")).contains(activity(1));
    }

    @Test
    void flatSchema_ofEveryShape_isTheSameAgain() {
        Schema schema = Schema.of(
                List.of(
                        Feature.of("id", FeatureType.STRING),
                        Feature.of("at", FeatureType.FRACTIONAL),
                        new Feature("list", FeatureType.INTEGRAL, FeatureShape.LIST),
                        new Feature("set", FeatureType.STRING, FeatureShape.SET),
                        new Feature("vector", FeatureType.FRACTIONAL, FeatureShape.vector(3))),
                "id",
                "at");
        assertThat(FlatSchema.of(schema).schema()).isEqualTo(schema);
    }

    record Other(@RecordIdentifier String card, @EventTime Instant at, int colour) {}

    @Test
    void ingest_ofATypeThatDoesNotFit_isRefused() {
        assertThatThrownBy(() -> store.ingest(cards, RecordType.of(Other.class)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("colour");
    }
}
