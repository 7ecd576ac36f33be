package dev.mlgovern.featurestore.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallLimits;
import dev.mlgovern.core.error.AccessDeniedException;
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
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LocalCloudTest
class PutRecordWriterTest {
    private static final String PUT = "featurestore-runtime.sagemaker:PutRecord";

    private LocalCloud cloud;
    private Bank bank;
    private MlPlatform platform;
    private Target target;
    private Records<CardActivity> records;
    private RecordWriter writer;
    private Instant now;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        bank = new Bank(cloud);
        platform = bank.platform();
        FeatureStore store = FeatureStore.on(platform);
        FeatureGroup group = store.ensure(bank.definition().build()).run();
        records = store.records(group, Bank.TYPE);
        target = new Target(group.arn(), Bank.TYPE.schema(), Set.of(TargetStore.ONLINE, TargetStore.OFFLINE));
        writer = Writers.of(platform, target, false);
        now = Instant.ofEpochMilli(cloud.clock().instant().toEpochMilli());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private CardActivity activity() {
        return new CardActivity("4711", now, 12.5, 3, "");
    }

    private Write put(Set<TargetStore> stores, @Nullable Duration live) {
        FeatureRecord record = Bank.TYPE.encode(activity());
        return new Write(record.identifier(), record.eventTime(), record, null, stores, live);
    }

    private Write deletion(Instant at, Deletion deletion) {
        return new Write("4711", EventTime.Format.ISO_8601.write(at), null, deletion, Set.of(), null);
    }

    private Answer answer(Write write) {
        CompletableFuture<List<Answer>> heard = new CompletableFuture<>();
        writer.send(List.of(write), new RecordWriter.Answers() {
            @Override
            public void of(List<Answer> each) {
                heard.complete(each);
            }

            @Override
            public void broke(Throwable broken) {
                heard.completeExceptionally(broken);
            }
        });
        return heard.join().get(0);
    }

    @Test
    void send_ofARecord_writesIt() {
        assertThat(answer(put(Set.of(), null))).isEqualTo(Answer.DONE);
        assertThat(records.get("4711")).contains(activity());
    }

    @Test
    void send_ofADeletion_deletes() {
        records.put(activity());
        assertThat(answer(deletion(now.plusSeconds(1), Deletion.SOFT))).isEqualTo(Answer.DONE);
        assertThat(records.get("4711")).isEmpty();
    }

    @Test
    void send_withStoresAndTimeToLive_keepsToThem() {
        assertThat(answer(put(Set.of(TargetStore.ONLINE), Duration.ofHours(1)))).isEqualTo(Answer.DONE);
        assertThat(cloud.account(Bank.STORE.value()).offlineRecords("card-activity"))
                .isEmpty();
        cloud.clock().advance(Duration.ofHours(2));
        assertThat(records.get("4711")).isEmpty();
    }

    @Test
    void send_ofAHardDeletionOfANewerRecord_isRefused() {
        records.put(activity());
        assertThat(answer(deletion(now.minusSeconds(1), Deletion.HARD)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isInstanceOf(InvalidRequestException.class));
    }

    @Test
    void send_whenDenied_isRefused() {
        cloud.faults().on(PUT).denied();
        assertThat(answer(put(Set.of(), null)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isInstanceOf(AccessDeniedException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttled", "500", "503", "reset", "lost answer", "cut off", "expired"})
    void send_whenItFailsForNow_isToBeSentAgainAndWasSentOnce(String fault) {
        happens(cloud.faults().on(PUT).times(1), fault);
        cloud.clearCalls();
        assertThat(answer(put(Set.of(), null))).isInstanceOfSatisfying(Answer.Again.class, again -> {
            assertThat(again.reason()).isInstanceOf(UnavailableException.class);
            assertThat(again.throttled()).isEqualTo(fault.equals("throttled"));
        });
        assertThat(cloud.calls().stream().filter(call -> call.operation().equals("PutRecord")))
                .hasSize(1);
        assertThat(answer(put(Set.of(), null))).isEqualTo(Answer.DONE);
    }

    @Test
    void send_whenNoAnswerComes_isToBeSentAgain() {
        CallLimits hasty = CallLimits.builder().timeout(Duration.ofMillis(500)).build();
        try (MlPlatform other = bank.setUp().limits(hasty).build()) {
            other.in(Bank.STORE).confirm();
            writer = Writers.of(other, target, false);
            cloud.faults().on(PUT).times(1).slow(Duration.ofSeconds(2));
            assertThat(answer(put(Set.of(), null)))
                    .isInstanceOfSatisfying(
                            Answer.Again.class,
                            again -> assertThat(again.reason()).hasMessageContaining("no answer within"));
        }
    }

    private static void happens(FaultSetup fault, String how) {
        Consumer<FaultSetup> kind = switch (how) {
            case "throttled" -> FaultSetup::throttled;
            case "500" -> FaultSetup::serverError;
            case "503" -> FaultSetup::unavailable;
            case "reset" -> FaultSetup::reset;
            case "lost answer" -> FaultSetup::lostAnswer;
            case "cut off" -> FaultSetup::resetMidBody;
            default -> FaultSetup::expiredToken;
        };
        kind.accept(fault);
    }
}
