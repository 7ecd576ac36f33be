package dev.mlgovern.featurestore.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.Bank.CardActivity;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.online.Deletion;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalCloudTest
class BatchWriterTest {
    private static final String BATCH = "featurestore-runtime.sagemaker:BatchWriteRecord";

    private LocalCloud cloud;
    private MlPlatform platform;
    private Records<CardActivity> records;
    private RecordWriter writer;
    private Instant now;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        Bank bank = new Bank(cloud);
        platform = bank.platform();
        FeatureStore store = FeatureStore.on(platform);
        FeatureGroup group = store.ensure(bank.definition().build()).run();
        records = store.records(group, Bank.TYPE);
        Target target = new Target(group.arn(), Bank.TYPE.schema(), Set.of(TargetStore.ONLINE, TargetStore.OFFLINE));
        writer = new BatchWriter(target.scope(platform), target, new PutRecordWriter(target.scope(platform), target));
        now = Instant.ofEpochMilli(cloud.clock().instant().toEpochMilli());
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        writer.close();
        platform.close();
    }

    private Write put(String card, String country) {
        FeatureRecord record = Bank.TYPE.encode(new CardActivity(card, now, 12.5, 3, country));
        return new Write(record.identifier(), record.eventTime(), record, null, Set.of(), null);
    }

    private List<Write> puts(int count) {
        return IntStream.range(0, count).mapToObj(i -> put("c" + i, "DE")).toList();
    }

    private Write deletion(String card) {
        String at = EventTime.Format.ISO_8601.write(now.plusSeconds(1));
        return new Write(card, at, null, Deletion.SOFT, Set.of(), null);
    }

    private List<Answer> answers(List<Write> writes) {
        CompletableFuture<List<Answer>> heard = new CompletableFuture<>();
        writer.send(writes, new RecordWriter.Answers() {
            @Override
            public void of(List<Answer> each) {
                heard.complete(each);
            }

            @Override
            public void broke(Throwable broken) {
                heard.completeExceptionally(broken);
            }
        });
        return heard.join();
    }

    private List<String> written() {
        return cloud.calls().stream()
                .map(call -> call.operation())
                .filter(name -> name.endsWith("Record"))
                .toList();
    }

    @Test
    void send_ofAFullBatch_isOneCall() {
        assertThat(answers(puts(25))).hasSize(25).containsOnly(Answer.DONE);
        assertThat(written()).containsExactly("BatchWriteRecord");
        assertThat(records.get("c24")).isPresent();
    }

    @Test
    void send_ofPutsAndDeletions_doesBoth() {
        records.put(new CardActivity("gone", now, 1, 1, ""));
        cloud.clearCalls();
        assertThat(answers(List.of(put("1", ""), deletion("gone"), put("2", ""))))
                .containsOnly(Answer.DONE);
        assertThat(written()).containsExactlyInAnyOrder("BatchWriteRecord", "DeleteRecord");
        assertThat(records.get("gone")).isEmpty();
        assertThat(records.get("2")).isPresent();
    }

    @Test
    void send_underLoad_tellsWhichAreToBeSentAgain() {
        cloud.disturbBatchWrites(2, 0);
        List<Answer> answers = answers(puts(4));
        assertThat(answers.subList(0, 2))
                .allSatisfy(answer -> assertThat(answer).isInstanceOfSatisfying(Answer.Again.class, again -> {
                    assertThat(again.throttled()).isTrue();
                    assertThat(again.reason()).hasMessageNotContaining("c0");
                }));
        assertThat(answers.subList(2, 4)).containsOnly(Answer.DONE);
        assertThat(records.get("c0")).isEmpty();
        assertThat(records.get("c3")).isPresent();
    }

    @Test
    void send_whenAnEntryFails_writesThatOneAlone() {
        cloud.disturbBatchWrites(0, 1);
        assertThat(answers(puts(3))).containsOnly(Answer.DONE);
        assertThat(written()).containsExactly("BatchWriteRecord", "PutRecord");
        assertThat(records.get("c0")).isPresent();
    }

    @Test
    void send_withAValueThatTheServiceRefuses_refusesThatOneAlone() {
        List<Answer> answers = answers(List.of(put("1", ""), put("2", "two\nlines"), put("3", "")));
        assertThat(answers.get(1))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isInstanceOf(InvalidRequestException.class));
        assertThat(List.of(answers.get(0), answers.get(2))).containsOnly(Answer.DONE);
        assertThat(cloud.takeViolations()).isNotEmpty();
        assertThat(writer.batch()).isEqualTo(25);
    }

    @Test
    void send_whereItIsNotServed_writesEachAloneFromThenOn() {
        cloud.batchWrites(false);
        assertThat(answers(puts(2))).containsOnly(Answer.DONE);
        assertThat(answers(puts(1))).containsOnly(Answer.DONE);
        assertThat(written()).containsExactly("BatchWriteRecord", "PutRecord", "PutRecord", "PutRecord");
        assertThat(writer.batch()).isEqualTo(1);
        assertThat(records.get("c1")).isPresent();
    }

    @Test
    void send_whenOnlyPutRecordIsAllowed_writesEachAlone() {
        cloud.faults().on(BATCH).denied();
        assertThat(answers(puts(2))).containsOnly(Answer.DONE);
        assertThat(writer.batch()).isEqualTo(1);
    }

    @Test
    void send_whenTheCallFailsForNow_isToBeSentAgainAndWasSentOnce() {
        cloud.faults().on(BATCH).times(1).throttled();
        assertThat(answers(puts(2)))
                .allSatisfy(answer -> assertThat(answer).isInstanceOfSatisfying(Answer.Again.class, again -> {
                    assertThat(again.throttled()).isTrue();
                    assertThat(again.reason()).isInstanceOf(UnavailableException.class);
                }));
        Stream.<Runnable>of(
                        () -> cloud.faults().on(BATCH).times(1).serverError(),
                        () -> cloud.faults().on(BATCH).times(1).reset(),
                        () -> cloud.faults().on(BATCH).times(1).lostAnswer(),
                        () -> cloud.faults().on(BATCH).times(1).resetMidBody(),
                        () -> cloud.faults().on(BATCH).times(1).malformedBody(),
                        () -> cloud.faults().on(BATCH).times(1).expiredToken())
                .forEach(fault -> {
                    fault.run();
                    assertThat(answers(puts(2)))
                            .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Again.class));
                });
        assertThat(written()).hasSize(7).containsOnly("BatchWriteRecord");
        assertThat(answers(puts(2))).containsOnly(Answer.DONE);
    }
}
